/** Which spots the body does not hide: its depth is drawn small and read back. */

import {
  Mesh,
  NearestFilter,
  NoBlending,
  type PerspectiveCamera,
  Scene,
  ShaderMaterial,
  Vector3,
  WebGLRenderTarget,
  type BufferGeometry,
  type WebGLRenderer,
} from "three";
import type { Marker } from "./camera";
import { dot, unit, type Vector } from "./skin";

const HEIGHT = 360;
/** Farthest distance that two bytes tell, metres. */
const FAR_M = 16;
/** How far a spot may lie behind what is drawn there, metres. */
const SLACK_M = 0.006;

export class DepthProbe {
  private readonly scene = new Scene();
  private readonly target = new WebGLRenderTarget(1, 1, {
    minFilter: NearestFilter,
    magFilter: NearestFilter,
  });
  private readonly material = new ShaderMaterial({
    blending: NoBlending,
    vertexShader: `
varying float vAway;
void main() {
  vec4 seen = modelViewMatrix * vec4(position, 1.0);
  vAway = -seen.z;
  gl_Position = projectionMatrix * seen;
}`,
    fragmentShader: `
varying float vAway;
void main() {
  float whole = floor(min(vAway / ${FAR_M.toFixed(1)}, 1.0) * 65535.0);
  float high = floor(whole / 256.0);
  gl_FragColor = vec4(high / 255.0, (whole - high * 256.0) / 255.0, 0.0, 1.0);
}`,
  });
  private readonly mesh = new Mesh(undefined, this.material);

  constructor() {
    this.mesh.frustumCulled = false;
    this.scene.add(this.mesh);
  }

  look(
    renderer: WebGLRenderer,
    eye: PerspectiveCamera,
    geometry: BufferGeometry,
    spots: readonly Marker[],
  ): boolean[] {
    const [width, height] = [Math.max(1, Math.round(HEIGHT * Math.min(eye.aspect, 3))), HEIGHT];
    this.target.setSize(width, height);
    this.mesh.geometry = geometry;
    renderer.setRenderTarget(this.target);
    renderer.clear();
    renderer.render(this.scene, eye);
    const pixels = new Uint8Array(4 * width * height);
    renderer.readRenderTargetPixels(this.target, 0, 0, width, height, pixels);
    renderer.setRenderTarget(null);
    const home: Vector = [eye.position.x, eye.position.y, eye.position.z];
    return spots.map((spot) => {
      const look = unit(home.map((value, k) => value - (spot.at[k] ?? 0)) as Vector);
      if (dot(look, spot.normal) < 0.05) return false;
      const seen = new Vector3(...spot.at).applyMatrix4(eye.matrixWorldInverse);
      const flat = new Vector3(...spot.at).project(eye);
      const column = Math.floor(((flat.x + 1) / 2) * width);
      const row = Math.floor(((flat.y + 1) / 2) * height);
      if (column < 0 || row < 0 || column >= width || row >= height) return false;
      const at = 4 * (row * width + column);
      const drawn = (256 * (pixels[at] ?? 0) + (pixels[at + 1] ?? 0)) / 65535;
      const empty = pixels[at + 3] === 0;
      return empty || -seen.z < drawn * FAR_M + SLACK_M + 0.004 * -seen.z;
    });
  }

  dispose(): void {
    this.target.dispose();
    this.material.dispose();
  }
}
