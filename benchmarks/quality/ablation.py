"""What each part is worth on each data set: python benchmarks/quality/ablation.py.

Every configuration in benchmarks/quality/ablation/ turns one part off.
"""

from __future__ import annotations

from pathlib import Path

from figures import ROOT, _nuggets, _topics

from summarize import Budget, load, load_config, summarize
from summarize.evaluate.measures import Rouge, mean_and_error
from summarize.evaluate.systems import pipeline_system
from summarize.language.leaning import leaning

LENGTHS = (150, 200, 250)


def main() -> None:
    """Print a Markdown table."""
    folder = Path(__file__).parent / "ablation"
    names = ["default", *(str(path) for path in sorted(folder.glob("*.toml")))]
    multiling, opinosis = _topics("multiling2011-dev.jsonl"), _topics("opinosis-dev.jsonl")
    documents = load(ROOT / "seeds")
    print("| configuration | en R-1 | en R-2 | fr R-2 | cs R-2 | Opinosis R-2 | nuggets | dangling |")
    print("|---|---|---|---|---|---|---|---|")
    for name in names:
        config = load_config(name)
        system = pipeline_system(config.pipeline)
        texts = {topic.id: system(topic, 250) for topic in multiling}
        cells = []
        for language, measure in (("en", "rouge1"), ("en", "rouge2"), ("fr", "rouge2"), ("cs", "rouge2")):
            rouge = Rouge(measure=measure, words=250)  # type: ignore[arg-type]
            topics = [topic for topic in multiling if topic.language == language]
            cells.append(mean_and_error([rouge(texts[t.id], t.references).f1 for t in topics])[0])
        rouge = Rouge(measure="rouge2", words=25, stemming=True)
        cells.append(mean_and_error([rouge(system(t, 25), t.references).recall for t in opinosis])[0])
        digests = [summarize(documents, budget=Budget(n), pipeline=config.pipeline) for n in LENGTHS]
        nuggets = [_nuggets(digest) for digest in digests]
        leans = [
            leaning(excerpt.text, "en") == "dangling"
            for topic in multiling
            if topic.language == "en"
            for excerpt in config.pipeline(topic.documents, Budget(250)).excerpts
        ]
        row = [config.name, *(f"{cell:.3f}" for cell in cells)]
        row += [" / ".join(f"{n:.2f}" for n in nuggets), f"{sum(leans) / len(leans):.2f}"]
        print(f"| {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main()
