/** The body in three dimensions, drawn off the page: see drawer.ts. This module brings three.js. */

import {
  BufferAttribute,
  BufferGeometry,
  Color,
  DirectionalLight,
  HemisphereLight,
  Mesh,
  PerspectiveCamera,
  Points,
  Scene,
  SRGBColorSpace,
  Vector3,
  WebGLRenderer,
} from "three";
import { LineSegments2 } from "three/examples/jsm/lines/LineSegments2.js";
import type { Camera } from "../view";
import { direction, FIELD_DEG } from "./camera";
import { DepthProbe } from "./depth";
import { lineMaterial, lineGeometry, rulingGeometry } from "./lines";
import { dotMaterial, skinMaterial, MOST_DISCS } from "./materials";
import type { Emphasis, Figure } from "./model";
import { RULING_COLOURS, type Ruling } from "./ruling";
import type { Place } from "./skin";
import { mixed, NoWebGL, tintOf, type Colours, type Phases, type Rgb } from "./stage";

export class Solid {
  private readonly renderer: WebGLRenderer;
  private readonly scene = new Scene();
  private readonly eye = new PerspectiveCamera(FIELD_DEG, 1, 0.02, 20);
  private readonly light = new DirectionalLight(0xffffff, 2.4);
  private readonly skin = new Mesh(new BufferGeometry(), skinMaterial());
  private readonly dots = new Points(new BufferGeometry(), dotMaterial());
  private readonly fine = new LineSegments2(undefined, lineMaterial(1.3));
  private readonly strong = new LineSegments2(undefined, lineMaterial(3));
  private readonly rule = new LineSegments2(undefined, lineMaterial(4));
  private readonly halo = new LineSegments2(undefined, lineMaterial(8));
  private readonly marks = new Points(new BufferGeometry(), dotMaterial());
  private readonly probe = new DepthProbe();
  private shown: { figure: Figure; emphasis: Emphasis } | null = null;
  private ruled: { ruling: Ruling; share: number } | null = null;
  /** Whether the lines are those of another figure. */
  private stale = false;

  constructor(
    private readonly canvas: OffscreenCanvas,
    private palette: Colours,
    private readonly phases: Phases,
  ) {
    // Asked for here: three.js would complain of what is no fault.
    const context = canvas.getContext("webgl2", { antialias: true, alpha: true });
    if (!context) throw new NoWebGL("this browser has no WebGL here");
    this.renderer = new WebGLRenderer({ canvas, context });
    this.renderer.outputColorSpace = SRGBColorSpace;
    this.eye.up.set(0, 0, 1);
    this.eye.add(this.light, this.light.target);
    this.light.position.set(-0.7, 0.9, 0.6);
    this.light.target.position.set(0, 0, -1);
    const sky = new HemisphereLight(0xffffff, 0xb09a80, 1.6);
    sky.position.set(0, 0, 1);
    for (const mesh of this.meshes()) mesh.frustumCulled = false;
    this.scene.add(this.eye, sky, ...this.meshes());
    // The ruler lies over lines and points, its halo under it.
    [this.halo, this.rule, this.marks].forEach((mesh, rank) => (mesh.renderOrder = 1 + rank));
    this.halo.material.depthWrite = false;
    this.ruling(null, 1);
  }

  resize(width: number, height: number, ratio: number): void {
    this.renderer.setPixelRatio(Math.min(ratio, 2));
    this.renderer.setSize(width, height, false);
    this.eye.aspect = width / height;
    this.eye.updateProjectionMatrix();
    for (const line of [this.fine, this.strong, this.rule, this.halo]) {
      line.material.resolution.set(width, height);
    }
    for (const points of [this.dots, this.marks]) {
      points.material.uniforms.scale!.value = this.renderer.getPixelRatio();
    }
  }

  figure(figure: Figure, emphasis: Emphasis): void {
    if (this.shown?.figure.skin !== figure.skin) this.setSkin(figure);
    this.shown = { figure, emphasis };
    this.setDots();
    // With the next frame: points do not wait for them.
    this.stale = true;
    this.setDiscs();
  }

  ruling(ruling: Ruling | null, share: number): void {
    this.ruled = ruling && { ruling, share };
    const lines = ruling?.lines.length ? ruling : null;
    for (const mesh of [this.rule, this.halo]) {
      mesh.geometry.dispose();
      mesh.visible = lines !== null;
      if (!lines) continue;
      mesh.geometry = rulingGeometry(lines, share, (line) =>
        linear(this.palette.read(mesh === this.halo ? "sheet" : RULING_COLOURS[line.kind])),
      );
    }
    const marks = ruling?.notes.filter((note) => note.kind === "mark") ?? [];
    this.marks.visible = marks.length > 0;
    if (!marks.length) return;
    const colour = linear(this.palette.read("ink"));
    this.marks.geometry.dispose();
    this.marks.geometry = dotGeometry(marks.map((mark) => ({ ...mark, colour, size: 11 })));
    this.marks.material.uniforms.rim!.value.setRGB(...linear(this.palette.read("sheet")));
  }

  recolour(palette: Colours): void {
    this.palette = palette;
    this.ruling(this.ruled?.ruling ?? null, this.ruled?.share ?? 1);
    if (!this.shown) return;
    this.setDots();
    this.stale = true;
    this.setDiscs();
  }

  draw(camera: Camera): ImageBitmap {
    if (this.stale) this.setLines();
    this.stale = false;
    this.aim(camera);
    this.renderer.render(this.scene, this.eye);
    return this.canvas.transferToImageBitmap();
  }

  /** Which of the points and of the ruler's notes the body does not hide: their indices. */
  look(): { spots: number[]; notes: number[] } {
    const spots = this.shown?.figure.spots ?? [];
    const clear = this.probe.look(this.renderer, this.eye, this.skin.geometry, [
      ...spots,
      ...(this.ruled?.ruling.notes ?? []),
    ]);
    const seen = clear.flatMap((each, index) => (each ? [index] : []));
    return {
      spots: seen.filter((index) => index < spots.length),
      notes: seen.filter((index) => index >= spots.length).map((index) => index - spots.length),
    };
  }

  private meshes() {
    const { skin, fine, strong, dots, halo, rule, marks } = this;
    return [skin, fine, strong, dots, halo, rule, marks];
  }

  private aim(camera: Camera): void {
    const target = new Vector3(...camera.target);
    this.eye.position.set(...direction(camera)).multiplyScalar(camera.distance).add(target);
    this.eye.near = Math.max(0.01, camera.distance / 50);
    this.eye.far = camera.distance + 4;
    this.eye.lookAt(target);
    this.eye.updateProjectionMatrix();
    this.eye.updateMatrixWorld();
  }

  private setSkin({ skin }: Figure): void {
    const geometry = new BufferGeometry();
    geometry.setIndex(new BufferAttribute(skin.template.faces, 1));
    geometry.setAttribute("position", new BufferAttribute(skin.vertices, 3));
    geometry.setAttribute("normal", new BufferAttribute(skin.normals, 3));
    geometry.setAttribute("kind", new BufferAttribute(Float32Array.from(skin.template.kinds), 1));
    this.skin.geometry.dispose();
    this.skin.geometry = geometry;
  }

  private setDots(): void {
    const { figure, emphasis } = this.shown!;
    const geometry = dotGeometry(
      figure.spots.map((spot) => {
        const chosen = spot.code === emphasis.chosen;
        const own = spot.meridian === emphasis.meridian;
        const colour = linear(chosen ? this.palette.read("cinnabar") : this.tint(spot.meridian));
        return { ...spot, colour, size: chosen ? 12 : own || !emphasis.meridian ? 8 : 6 };
      }),
    );
    this.dots.geometry.dispose();
    this.dots.geometry = geometry;
    this.dots.material.uniforms.rim!.value.setRGB(...linear(this.palette.read("sheet")));
  }

  private setLines(): void {
    if (!this.shown) return;
    const { figure, emphasis } = this.shown;
    const skin = this.palette.read("skin");
    const own = figure.lines.filter((line) => line.meridian === emphasis.meridian);
    const others = figure.lines.filter((line) => line.meridian !== emphasis.meridian);
    const fade = emphasis.meridian ? 0.55 : 0.15;
    const parts: [LineSegments2, typeof own, number][] = [
      [this.fine, others, fade],
      [this.strong, own, 0],
    ];
    for (const [mesh, lines, faded] of parts) {
      mesh.geometry.dispose();
      mesh.visible = lines.length > 0;
      if (!lines.length) continue;
      mesh.geometry = lineGeometry(lines, (meridian) =>
        linear(mixed(this.tint(meridian), skin, faded)),
      );
    }
  }

  private setDiscs(): void {
    const { figure, emphasis } = this.shown!;
    const { uniforms } = this.skin.material.userData as ReturnType<typeof skinMaterial>["userData"];
    const chosen = figure.spots.filter((spot) => spot.code === emphasis.chosen);
    for (let i = 0; i < MOST_DISCS; i++) {
      const spot = chosen[i];
      uniforms.discs.value[i]!.set(...(spot?.at ?? [0, 0, 0]), spot ? emphasis.radius : 0);
      uniforms.discNormals.value[i]!.set(...(spot?.normal ?? [0, 0, 1]));
    }
    uniforms.discCount.value = Math.min(chosen.length, MOST_DISCS);
    uniforms.discColour.value.setRGB(...linear(this.palette.read("cinnabar")));
    this.skin.material.color.setRGB(...linear(this.palette.read("skin")));
  }

  private tint(meridian: string): Rgb {
    return tintOf(meridian, this.phases, this.palette);
  }
}

interface Dot extends Place {
  colour: Rgb;
  size: number;
}

function dotGeometry(dots: readonly Dot[]): BufferGeometry {
  const geometry = new BufferGeometry();
  const set = (name: string, width: number, values: number[]) =>
    geometry.setAttribute(name, new BufferAttribute(Float32Array.from(values), width));
  set("position", 3, dots.flatMap((dot) => dot.at));
  set("normal", 3, dots.flatMap((dot) => dot.normal));
  set("tint", 3, dots.flatMap((dot) => dot.colour));
  set("size", 1, dots.map((dot) => dot.size));
  return geometry;
}

/** sRGB as three.js reckons with it. */
function linear(colour: Rgb): Rgb {
  const { r, g, b } = new Color().setRGB(...colour, SRGBColorSpace);
  return [r, g, b];
}
