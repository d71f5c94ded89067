"""Themes that a digest must speak of → which sentences do, and one of them for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
        """Return a cover with the sentence for each theme that adds the most for its length.

        Raises:
            ConfigError: no sentence speaks of a theme, or none that does fits beside the others.

        """
        cover = cover.with_all([])
        for number, name in enumerate(self.names):
            if cover.themes[number]:
                continue
            able = [c for c in candidates if number in c.themes]
            if not able:
                msg = f"select.must_cover: no sentence of the sources has all words of {name[:60]!r}"
                raise ConfigError(msg, key="select.must_cover")
            fitting = [c for c in able if cover.fits(c)]
            if not fitting:
                shortest = budget.limit_for(min(c.cost for c in able))
                msg = (
                    f"select.must_cover: no sentence about {name[:60]!r} fits in what {budget.limit:g} "
                    f"{budget.unit} leave for it: the shortest has {shortest:g}"
                )
                raise ConfigError(msg, key="select.must_cover")
            cover.add(min(fitting, key=lambda c: (-round(cover.gain(c) / max(c.cost, 1e-9), 12), c.sentence)))
        return cover
