"""Bodies that the page's own program makes, run by Node.js, to be held against the locator's."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from starlette.testclient import TestClient

from tongren.body.error import BodyError
from tongren.body.pose import load_poses
from tongren.body.reference import Sex, average_bmi, average_height_cm
from tongren.person import Body
from tongren.web.mesh import encode_template
from tongren.web.shape import encode_shape

ROOT = Path(__file__).parents[2]
BUNDLER = ROOT / "frontend" / "node_modules" / ".bin" / "rolldown"
BODIES = 50
#: Poses that points are shown in, of every manner of turn.
POSES = (
    "toes_flexed",
    "arm_abducted_90",
    "side_lying_hip_flexed",
    "knee_flexed",
    "head_turned_left",
    "wrist_flexed",
)

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Made:
    """What the page made of ``requests``: ``told`` is None where it says there is no such body."""

    requests: list[dict[str, Any]]
    bodies: list[Body | None]
    told: list[dict[str, Any] | None]
    vertices: list[Floats]  #: (n, 3) metres
    places: list[Floats]  #: (p, 3) millimetres
    posed: dict[str, list[Floats]]  #: (p, 3) millimetres, of the same places in each pose
    skins: dict[str, list[Floats]]  #: (n, 3) metres, of the first bodies in all poses
    keys: list[tuple[str, str, str]]  #: code, label, side of each place
    courses: list[dict[str, Any]]  #: the stretches of meridians that were asked for
    drawn: list[dict[str, Any]]  #: the places as face and weights, and the line of each stretch


def find_node() -> str:
    """The Node.js of this machine, or that of the virtual environment."""
    beside = Path(sys.executable).parent / "node"
    found = shutil.which("node") or (str(beside) if beside.exists() else None)
    if found is None or not BUNDLER.exists():
        pytest.fail("the front end has not been built: make frontend")
    return found


def draw_requests() -> list[dict[str, Any]]:
    """Bodies as people have them, of every age, and some that cannot be."""
    random = np.random.default_rng(1027)
    drawn = []
    for number in range(BODIES + 12):
        sex: Sex = "female" if random.random() < 0.5 else "male"
        age = round(
            float(random.uniform(2, 18) if random.random() < 0.35 else random.uniform(18, 90)), 1
        )
        spread = 0.05 if number < BODIES else 0.35
        height = round(
            average_height_cm(sex, age) * float(1 + spread * random.standard_normal()), 1
        )
        bmi = average_bmi(sex, age) * float(np.exp(4 * spread * random.standard_normal()))
        made: dict[str, Any] = {"sex": sex, "age_years": age, "height_cm": height}
        made["weight_kg"] = round(bmi * (height / 100) ** 2, 1)
        made["pregnant"] = bool(sex == "female" and 18 < age < 45 and random.random() < 0.4)
        drawn.append(made)
    return drawn


def address(request: dict[str, Any]) -> str:
    """How the page's address names a body."""
    numbers = "_".join(str(request[name]) for name in ("age_years", "height_cm", "weight_kg"))
    return f"{request['sex']}_{numbers}" + ("_p" if request["pregnant"] else "")


def make_body(request: dict[str, Any]) -> Body | None:
    try:
        return Body(**request)
    except BodyError:
        return None


def make_bodies(client: TestClient, folder: Path) -> Made:
    """Fifty bodies and some impossible ones, made by the page's program in ``folder``."""
    pattern = client.get("/api/body?name=adult_man").json()
    courses = client.get(pattern["courses"]).json()["courses"]
    requests = draw_requests()
    (folder / "shape.bin").write_bytes(encode_shape())
    (folder / "template.bin").write_bytes(encode_template())
    sent = {
        "bodies": [address(each) for each in requests],
        "poses": POSES,
        "allPoses": list(load_poses()),
    }
    sent |= {"pattern": pattern, "courses": courses}
    (folder / "bodies.json").write_text(json.dumps(sent))
    run_page(folder)
    told = json.loads((folder / "told.json").read_text())
    drawn = [(folder / f"{number}.lines").read_text() for number, each in enumerate(told) if each]

    def read(kind: str) -> list[Floats]:
        paths = [folder / f"{number}.{kind}" for number, each in enumerate(told) if each]
        found = [path for path in paths if path.exists()]
        return [np.fromfile(path, np.float32).reshape(-1, 3).astype(float) for path in found]

    return Made(
        requests,
        [make_body(each) for each in requests],
        told,
        read("vertices"),
        read("places"),
        {pose: read(pose) for pose in POSES},
        {pose: read(f"{pose}_skin") for pose in load_poses()},
        [(each["code"], each["label"], each["side"]) for each in pattern["positions"]],
        courses,
        [json.loads(text) for text in drawn],
    )


def run_page(folder: Path) -> None:
    """Bundle ``run_shape.ts`` and run it by Node.js on what lies in ``folder``."""
    node, bundle = find_node(), folder / "run_shape.mjs"
    source = Path(__file__).with_name("run_shape.ts")
    command = [str(BUNDLER), str(source), "-o", str(bundle), "--format", "esm"]
    subprocess.run([node, *command, "--platform", "node"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([node, str(bundle), str(folder)], check=True)
