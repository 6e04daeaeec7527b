/** The stage in three dimensions. This module brings three.js: it is loaded when first needed. */

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
import { lineMaterial, lineGeometry } from "./lines";
import { dotMaterial, skinMaterial, MOST_DISCS } from "./materials";
import type { Emphasis, Figure, Spot } from "./model";
import { mixed, NoWebGL, Palette, type Rgb, type Sight, type Stage } from "./stage";

export function openSolid(
  canvas: HTMLCanvasElement,
  phaseOf: (meridian: string) => string,
): Stage {
  return new Solid(canvas, phaseOf);
}

class Solid implements Stage {
  private readonly renderer: WebGLRenderer;
  private readonly scene = new Scene();
  private readonly eye = new PerspectiveCamera(FIELD_DEG, 1, 0.02, 20);
  private readonly light = new DirectionalLight(0xffffff, 2.4);
  private readonly skin = new Mesh(new BufferGeometry(), skinMaterial());
  private readonly dots = new Points(new BufferGeometry(), dotMaterial());
  private readonly fine = new LineSegments2(undefined, lineMaterial(1.3));
  private readonly strong = new LineSegments2(undefined, lineMaterial(3));
  private readonly probe = new DepthProbe();
  private readonly palette: Palette;
  private shown: { figure: Figure; emphasis: Emphasis } | null = null;
  private size = { width: 1, height: 1 };

  constructor(
    canvas: HTMLCanvasElement,
    private readonly phaseOf: (meridian: string) => string,
  ) {
    try {
      this.renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true });
    } catch (error) {
      throw new NoWebGL(String(error));
    }
    this.renderer.outputColorSpace = SRGBColorSpace;
    this.palette = new Palette(canvas.parentElement ?? document.body);
    this.eye.up.set(0, 0, 1);
    this.eye.add(this.light, this.light.target);
    this.light.position.set(-0.7, 0.9, 0.6);
    this.light.target.position.set(0, 0, -1);
    const sky = new HemisphereLight(0xffffff, 0xb09a80, 1.6);
    sky.position.set(0, 0, 1);
    for (const mesh of [this.skin, this.dots, this.fine, this.strong]) mesh.frustumCulled = false;
    this.scene.add(this.eye, sky, this.skin, this.fine, this.strong, this.dots);
  }

  resize(width: number, height: number): void {
    this.size = { width, height };
    this.renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
    this.renderer.setSize(width, height, false);
    this.eye.aspect = width / height;
    this.eye.updateProjectionMatrix();
    for (const line of [this.fine, this.strong]) line.material.resolution.set(width, height);
    this.dots.material.uniforms.scale!.value = this.renderer.getPixelRatio();
  }

  figure(figure: Figure, emphasis: Emphasis): void {
    if (this.shown?.figure.skin !== figure.skin) this.setSkin(figure);
    this.shown = { figure, emphasis };
    this.setDots();
    this.setLines();
    this.setDiscs();
  }

  recolour(): void {
    this.palette.forget();
    if (!this.shown) return;
    this.setDots();
    this.setLines();
    this.setDiscs();
  }

  draw(camera: Camera): void {
    this.aim(camera);
    this.renderer.render(this.scene, this.eye);
  }

  sights(): Sight[] {
    const spots = this.shown?.figure.spots ?? [];
    const clear = this.probe.look(this.renderer, this.eye, this.skin.geometry, spots);
    return this.onScreen(spots.filter((_, index) => clear[index]));
  }

  project(spots: readonly Spot[], camera: Camera): Sight[] {
    this.aim(camera);
    return this.onScreen(spots);
  }

  dispose(): void {
    for (const mesh of [this.skin, this.dots, this.fine, this.strong]) {
      mesh.geometry.dispose();
      mesh.material.dispose();
    }
    this.probe.dispose();
    this.renderer.dispose();
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

  private onScreen(spots: readonly Spot[]): Sight[] {
    const { width, height } = this.size;
    return spots.flatMap((spot) => {
      const { x, y, z } = new Vector3(...spot.at).project(this.eye);
      if (Math.abs(x) > 1 || Math.abs(y) > 1 || z > 1) return [];
      return [{ spot, x: ((x + 1) / 2) * width, y: ((1 - y) / 2) * height }];
    });
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
    const count = figure.spots.length;
    const at = new Float32Array(3 * count);
    const normal = new Float32Array(3 * count);
    const colour = new Float32Array(3 * count);
    const size = new Float32Array(count);
    figure.spots.forEach((spot, i) => {
      at.set(spot.at, 3 * i);
      normal.set(spot.normal, 3 * i);
      const chosen = spot.code === emphasis.chosen;
      colour.set(linear(chosen ? this.palette.read("cinnabar") : this.tint(spot.meridian)), 3 * i);
      const own = spot.meridian === emphasis.meridian;
      size[i] = chosen ? 12 : own || !emphasis.meridian ? 8 : 6;
    });
    const geometry = new BufferGeometry();
    geometry.setAttribute("position", new BufferAttribute(at, 3));
    geometry.setAttribute("normal", new BufferAttribute(normal, 3));
    geometry.setAttribute("tint", new BufferAttribute(colour, 3));
    geometry.setAttribute("size", new BufferAttribute(size, 1));
    this.dots.geometry.dispose();
    this.dots.geometry = geometry;
    this.dots.material.uniforms.rim!.value.setRGB(...linear(this.palette.read("sheet")));
  }

  private setLines(): void {
    const { figure, emphasis } = this.shown!;
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
    return this.palette.read(this.phaseOf(meridian));
  }
}

/** sRGB as three.js reckons with it. */
function linear(colour: Rgb): Rgb {
  const { r, g, b } = new Color().setRGB(...colour, SRGBColorSpace);
  return [r, g, b];
}
