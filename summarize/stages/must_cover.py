"""Themes that a digest must speak of → which sentences do, and one of them for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from summarize.analysis import Analysis
from summarize.errors import ConfigError
from summarize.language.terms import analyse
from summarize.model import Budget
from summarize.stages.cover import Candidate, Cover


@dataclass(frozen=True, slots=True)
class Themes:
    """What a digest must speak of; a sentence speaks of a theme that it has all words of, in any form."""

    names: tuple[str, ...]
    _stems: Mapping[tuple[int, str], frozenset[str]]
    """Number of a theme and language → the stems of its words."""

    @classmethod
    def of(cls, written: str, analysis: Analysis) -> Themes:
        """Read themes that semicolons divide.

        Raises:
            ConfigError: one has no word that can be looked for.

        """
        names = tuple(dict.fromkeys(name for part in written.split(";") if (name := " ".join(part.split()))))
        languages = sorted({document.language or "" for document in analysis.documents.values()})
        stems = {
            (number, language): frozenset(analyse(name, language or None).content)
            for number, name in enumerate(names)
            for language in languages
        }
        for number, name in enumerate(names):
            if not any(stems[number, language] for language in languages):
                msg = f"select.must_cover: {name[:60]!r} has no word that can be looked for"
                raise ConfigError(msg, key="select.must_cover")
        return cls(names, stems)

    def in_sentence(self, sentence: int, analysis: Analysis) -> frozenset[int]:
        """Return the numbers of the themes that a sentence speaks of."""
        if not self.names:
            return frozenset()
        language, held = analysis.language(sentence) or "", analysis.terms[sentence].content
        stems = (self._stems.get((number, language)) for number in range(len(self.names)))
        return frozenset(number for number, of in enumerate(stems) if of and of <= {*held})

    def choose(self, cover: Cover, candidates: Sequence[Candidate], budget: Budget) -> Cover:
        """Return a cover with a sentence for each theme, the rarest theme first.

        Raises:
            ConfigError: no sentence speaks of a theme, or none that does fits beside the others.

        """
        cover = cover.with_all([])
        able = [[c for c in candidates if number in c.themes] for number in range(len(self.names))]
        for number in sorted(range(len(self.names)), key=lambda n: (len(able[n]), n)):
            if cover.themes[number]:
                continue
            name = repr(self.names[number][:60])
            if not able[number]:
                msg = f"select.must_cover: no sentence of the sources has all words of {name}"
                raise ConfigError(msg, key="select.must_cover")
            fitting = [c for c in able[number] if cover.fits(c)] or [
                # Rather much the same twice than not a word about it.
                replace(c, repeats=frozenset())
                for c in able[number]
                if cover.has_room(c) and cover.is_below_cap(c) and not cover.clusters[c.cluster]
            ]
            if not fitting:
                shortest = budget.limit_for(min(c.cost for c in able[number]))
                msg = (
                    f"select.must_cover: no sentence about {name} fits in what {budget.limit:g} "
                    f"{budget.unit} leave for it: the shortest has {shortest:g}"
                )
                raise ConfigError(msg, key="select.must_cover")
            cover.add(min(fitting, key=lambda c: _order(c, cover)))
        return cover


def _order(candidate: Candidate, cover: Cover) -> tuple[float, ...]:
    """Put first what speaks of most themes that are missing, then what adds the most for its length."""
    missing = sum(not cover.themes[theme] for theme in candidate.themes)
    return -missing, -round(cover.gain(candidate) / max(candidate.cost, 1e-9), 12), candidate.sentence
