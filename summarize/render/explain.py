"""Digest → why each sentence was chosen."""

from __future__ import annotations

from summarize.model.digest import Digest, Excerpt
from summarize.render.citations import Legend, fold


def explain(digest: Digest, order: int | None = None) -> str:
    """Explain one excerpt by its number, or all of them.

    Raises:
        ValueError: there is no excerpt of that number.

    """
    chosen = [e for e in digest.excerpts if order is None or e.order == order]
    if order is not None and not chosen:
        count = len(digest.excerpts)
        msg = f"no excerpt {order}: this digest has {count or 'none'}"
        raise ValueError(msg)
    legend = Legend.of(digest)
    return "\n".join(_explain(excerpt, legend) for excerpt in chosen)


def _explain(excerpt: Excerpt, legend: Legend) -> str:
    why = excerpt.explanation
    source = legend.number(excerpt.span.source)
    said = legend.says(excerpt)
    lines = [
        f"{excerpt.order}. {fold(excerpt.text)}",
        f"   source [{source}], characters {excerpt.span.start}–{excerpt.span.end}",
        f"   score {excerpt.score:.4f} ({excerpt.role}){f'; {said}' if said else ''}",
    ]
    for support in excerpt.support:
        number = legend.number(support.span.source)
        lines.append(f"   {support.relation} {support.similarity:.2f} [{number}] {fold(support.text)}")
    lines += [
        f"   see also [{legend.number(other.span.source)}] {fold(other.text)}" for other in excerpt.see_also
    ]
    lines += [
        f"   vote {vote.share:.0%} (similarity {vote.similarity:.2f}) {fold(vote.text)}" for vote in why.votes
    ]
    concepts = ", ".join(f"{fold(gain.concept)} {gain.weight:.4f}" for gain in why.concepts)
    lines.append(f"   adds, by stems and weight: {concepts or 'no concept that another excerpt lacks'}")
    if why.runner_up is not None:
        lines.append(f"   runner-up: {fold(why.runner_up.text)}")
        lines.append(f"   it lost because {fold(why.runner_up.reason)}")
    return "\n".join(lines) + "\n"
