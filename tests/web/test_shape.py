"""The page makes bodies by itself: its program, run by Node.js, against the locator's bodies."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from starlette.testclient import TestClient

from tongren.atlas import Atlas
from tongren.body.error import BodyError
from tongren.body.pose import load_poses
from tongren.body.reference import average_bmi, average_height_cm
from tongren.body.template import load_template
from tongren.locator.plan import execute
from tongren.locator.run import Run
from tongren.person import Body, locator_in_use
from tongren.web.mesh import encode_template
from tongren.web.shape import SLIDES, encode_shape, slides_fingerprint

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
        sex = "female" if random.random() < 0.5 else "male"
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


@pytest.fixture(scope="module")
def made(client: TestClient, tmp_path_factory: pytest.TempPathFactory) -> Made:
    node, folder = find_node(), tmp_path_factory.mktemp("shape")
    pattern = client.get("/api/body?name=adult_man").json()
    requests = draw_requests()
    (folder / "shape.bin").write_bytes(encode_shape())
    (folder / "template.bin").write_bytes(encode_template())
    sent = {
        "bodies": [address(each) for each in requests],
        "poses": POSES,
        "allPoses": list(load_poses()),
    }
    (folder / "bodies.json").write_text(json.dumps(sent | {"pattern": pattern}))
    bundle = folder / "run_shape.mjs"
    source = Path(__file__).with_name("run_shape.ts")
    command = [str(BUNDLER), str(source), "-o", str(bundle), "--format", "esm"]
    subprocess.run([node, *command, "--platform", "node"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([node, str(bundle), str(folder)], check=True)
    told = json.loads((folder / "told.json").read_text())

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
    )


def exact_hits(bodies: Sequence[Body], keys: Sequence[tuple[str, str, str]]) -> Floats:
    """(b, p, 7) left or midline by the locator: metres, face, weights; NaN where there is none."""
    locator = locator_in_use()
    group = locator.group(tuple(locator.expressions))
    located = locator.on_many(np.stack([body.vertices for body in bodies]))
    run = Run(located.skin, np.arange(located.count))
    hits = execute(group.schedule, run).collect(group.gather)
    rows = {(code, label): row for code, all_ in group.rows.items() for label, row in all_}
    return np.asarray(hits[[rows[code, label] for code, label, _ in keys]].swapaxes(0, 1))


def exact_places(bodies: Sequence[Body], keys: Sequence[tuple[str, str, str]], pose: str) -> Floats:
    """(b, p, 3) millimetres by the locator, carried by the posed skin."""
    hits, right = exact_hits(bodies, keys), np.array([side == "right" for *_, side in keys])
    template, found = load_template(), np.full((len(bodies), len(keys), 3), np.nan)
    for number, body in enumerate(bodies):
        has = np.isfinite(hits[number, :, 3])
        corners = template.faces[hits[number, has, 3].astype(int)]
        corners = np.where(right[has, None], template.mirror[corners], corners)
        skin = body.posed(pose).vertices * 1000
        found[number, has] = np.einsum("pk,pkd->pd", hits[number, has, 4:], skin[corners])
    return found


def apart_mm(own: Sequence[Floats], exact: Sequence[Floats]) -> Floats:
    """Millimetres between the vertices of bodies, all of them one after the other."""
    pairs = zip(own, exact, strict=True)
    return np.concatenate([np.linalg.norm(a - b, axis=1) * 1000 for a, b in pairs])


def test_the_page_has_the_bodies_that_the_model_has(made: Made) -> None:
    possible = [body is not None for body in made.bodies]
    assert [told is not None for told in made.told] == possible
    assert sum(possible) >= BODIES
    assert not all(possible)


@pytest.mark.parametrize("pose", ["rest", *POSES])
def test_fifty_bodies_have_their_points_where_the_locator_has_them(made: Made, pose: str) -> None:
    bodies = [body for body in made.bodies if body is not None][:BODIES]
    own = made.places if pose == "rest" else made.posed[pose]
    away = np.linalg.norm(np.stack(own[:BODIES]) - exact_places(bodies, made.keys, pose), axis=2)
    assert np.nanpercentile(away, 50) < 0.2
    assert np.nanpercentile(away, 95) < 1.0
    assert np.nanpercentile(away, 95, axis=1).max() < 1.0, "every single body"
    assert np.nanmax(away) < 5.0


def test_their_skin_is_that_of_the_model(made: Made) -> None:
    bodies = [body for body in made.bodies if body is not None]
    away = apart_mm(made.vertices, [body.vertices for body in bodies])
    assert np.percentile(away, 99) < 0.5
    assert away.max() < 1.0


@pytest.mark.parametrize("pose", load_poses())
def test_their_skin_turns_as_that_of_the_model_in_every_pose(made: Made, pose: str) -> None:
    bodies = [body for body in made.bodies if body is not None][: len(made.skins[pose])]
    assert len(bodies) == 3
    away = apart_mm(made.skins[pose], [body.posed(pose).vertices for body in bodies])
    assert np.percentile(away, 99) < 0.5
    assert away.max() < 1.0


def test_they_are_as_tall_and_as_heavy_as_asked(made: Made) -> None:
    for body, told in zip(made.bodies, made.told, strict=True):
        if body is not None and told is not None:
            assert abs(told["height_cm"] - body.description["height_cm"]) < 0.2
            assert abs(told["weight_kg"] - body.description["weight_kg"]) < 0.2


def test_the_right_side_mirrors_the_left(made: Made) -> None:
    index = {key: number for number, key in enumerate(made.keys)}
    left, right = (index["ST36", "", side] for side in ("left", "right"))
    for places in made.places:
        assert np.allclose(places[left] * [-1, 1, 1], places[right], atol=1e-2)


def test_the_table_is_known_to_be_stale_when_a_sentence_changes(atlas: Atlas) -> None:
    texts = {point.code: point.location.expression for point in atlas}
    expressions = {code: text for code, text in texts.items() if text}
    before = slides_fingerprint(expressions)
    assert slides_fingerprint(expressions) == before
    assert slides_fingerprint(expressions | {"ST36": "4 bcun inferior to ST35"}) != before
    assert SLIDES.stat().st_size < 1_000_000


def test_the_model_is_sent_packed_and_only_once(client: TestClient) -> None:
    first = client.get("/api/body/shape")
    assert first.content == encode_shape()
    assert int(first.headers["content-length"]) < 1_200_000
    again = client.get("/api/body/shape", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    plain = client.get("/api/body/shape", headers={"Accept-Encoding": "identity"})
    assert plain.content == first.content
