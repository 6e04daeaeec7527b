"""Bodies against Anny's own vertices, recorded by builders/bake_body.py; tolerance in mm."""

from pathlib import Path

import numpy as np

from tongren.body.phenotype import ANCHORS, Phenotype
from tongren.body.template import load_template

RECORDED = Path(__file__).parents[2] / "authorities" / "anny" / "vertices.npz"


def test_against_anny():
    with np.load(RECORDED, allow_pickle=False) as stored:
        recorded = {name: stored[name] for name in stored.files}
    assert str(recorded["anny"]) == "0.6.2"
    expected = np.cumsum(recorded["delta"], axis=1) * 1e-5
    assert len(expected) == 200
    template = load_template()
    bodies = [
        Phenotype(**{name: float(recorded[name][row]) for name in ANCHORS})
        for row in range(len(expected))
    ]
    made = template.unfold(template.evaluate_half(bodies))[:, recorded["vertex"]]
    error_mm = np.linalg.norm(made - expected, axis=2) * 1000
    # The recorded vertices hold those that fit worst, so these bounds are above those of all.
    assert np.percentile(error_mm, 99) < 1.0
    assert error_mm.mean() < 0.2
    assert error_mm.max() < 1.5
