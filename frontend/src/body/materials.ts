/** The look of skin and points. */

import {
  Color,
  MeshStandardMaterial,
  ShaderMaterial,
  Vector3,
  Vector4,
  type WebGLProgramParametersWithUniforms,
} from "three";

/** More places of one point are not marked on the skin. */
export const MOST_DISCS = 8;

/**
 * Matt skin on which the discs of uncertainty are drawn: whatever of it lies within the radius of
 * a point and faces its way, so that a disc follows every bulge.
 */
export function skinMaterial() {
  const uniforms = {
    discs: { value: Array.from({ length: MOST_DISCS }, () => new Vector4()) },
    discNormals: { value: Array.from({ length: MOST_DISCS }, () => new Vector3()) },
    discCount: { value: 0 },
    discColour: { value: new Color() },
  };
  const material = new MeshStandardMaterial({
    roughness: 0.72,
    metalness: 0.05,
    // Lines and points on the skin win over it.
    polygonOffset: true,
    polygonOffsetFactor: 1,
    polygonOffsetUnits: 2,
  });
  material.onBeforeCompile = (shader: WebGLProgramParametersWithUniforms) => {
    Object.assign(shader.uniforms, uniforms);
    shader.vertexShader = shader.vertexShader
      .replace(
        "#include <common>",
        `#include <common>
attribute float kind;
varying vec3 vPlace;
varying vec3 vOut;
varying float vKind;`,
      )
      .replace(
        "#include <begin_vertex>",
        `#include <begin_vertex>
vPlace = position;
vOut = normal;
vKind = kind;`,
      );
    shader.fragmentShader = shader.fragmentShader
      .replace(
        "#include <common>",
        `#include <common>
uniform vec4 discs[${MOST_DISCS}];
uniform vec3 discNormals[${MOST_DISCS}];
uniform vec3 discColour;
uniform int discCount;
varying vec3 vPlace;
varying vec3 vOut;
varying float vKind;`,
      )
      .replace(
        "#include <color_fragment>",
        `#include <color_fragment>
if (vKind > 0.5 && vKind < 1.5) diffuseColor.rgb = mix(diffuseColor.rgb, vec3(1.0), 0.75);
if (vKind > 1.5) diffuseColor.rgb *= 0.6;
for (int i = 0; i < ${MOST_DISCS}; i++) {
  if (i >= discCount) break;
  float away = distance(vPlace, discs[i].xyz);
  float soft = fwidth(away);
  if (discs[i].w > 0.0 && dot(vOut, discNormals[i]) > 0.0) {
    float inside = 1.0 - smoothstep(discs[i].w - soft, discs[i].w + soft, away);
    float rim = inside * smoothstep(discs[i].w - 4.0 * soft, discs[i].w - 2.0 * soft, away);
    diffuseColor.rgb = mix(diffuseColor.rgb, discColour, 0.3 * inside + 0.5 * rim);
  }
}`,
      );
  };
  return Object.assign(material, { userData: { uniforms } });
}

/** Round points of a fixed size on the screen, a little before the skin, none from behind. */
export function dotMaterial(): ShaderMaterial {
  return new ShaderMaterial({
    transparent: true,
    uniforms: { scale: { value: 1 }, rim: { value: new Color() } },
    vertexShader: `
uniform float scale;
attribute vec3 tint;
attribute float size;
varying vec3 vTint;
varying float vSize;
void main() {
  vec4 seen = modelViewMatrix * vec4(position, 1.0);
  vec3 out_ = normalize(normalMatrix * normal);
  float facing = dot(out_, normalize(-seen.xyz));
  float pixel = -seen.z / (projectionMatrix[1][1] * 400.0);
  seen.xyz *= 1.0 - (0.002 + 0.35 * size * pixel * 0.5) / length(seen.xyz);
  vTint = tint;
  vSize = size * scale;
  gl_Position = projectionMatrix * seen;
  gl_PointSize = facing > -0.05 ? vSize : 0.0;
  if (facing <= -0.05) gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
}`,
    fragmentShader: `
uniform vec3 rim;
varying vec3 vTint;
varying float vSize;
void main() {
  float away = length(gl_PointCoord - 0.5) * vSize;
  float edge = 0.5 * vSize;
  float alpha = 1.0 - smoothstep(edge - 1.0, edge, away);
  float inner = 1.0 - smoothstep(edge * 0.74 - 0.7, edge * 0.74 + 0.7, away);
  gl_FragColor = vec4(mix(rim, vTint, inner), alpha);
  #include <colorspace_fragment>
}`,
  });
}
