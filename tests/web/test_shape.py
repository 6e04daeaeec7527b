"""The page makes bodies by itself: its program, run by Node.js, against the locator's bodies."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray
from starlette.testclient import TestClient

from tests.web.made_bodies import BODIES, POSES, Made
from tongren.atlas import Atlas
from tongren.body.pose import load_poses
from tongren.body.template import load_template
from tongren.locator.plan import execute
from tongren.locator.run import Run
from tongren.person import Body, locator_in_use
from tongren.web.shape import SLIDES, encode_shape, slides_fingerprint

Floats = NDArray[np.float64]


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
