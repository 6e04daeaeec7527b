/** Where the points lie on the skin of a body: how they slide was learnt from the locator. */

import type { ShapeAsset } from "./asset";
import type { Build } from "./shape";
import type { Landing, Surface } from "./surface";

/** The place of each point on the skin, in the order of `head.places`: left or midline. */
export function slidePlaces(asset: ShapeAsset, surface: Surface, build: Build): Landing[] {
  const { mean, shares, modes, home } = asset.slides[build.kind];
  const sizes = weighModes(asset, modes, build);
  const at = Float64Array.from(mean);
  const count = mean.length;
  sizes.forEach((size, mode) => {
    const row = mode * count;
    for (let i = 0; i < count; i++) at[i] = at[i]! + size * shares[row + i]!;
  });
  return asset.head.places.map((_, k) => surface.land(at, 3 * k, home[k]!));
}

function weighModes({ head }: ShapeAsset, modes: Float32Array, build: Build): Float64Array {
  const terms = powers(head.factors.age, build.age).flatMap((a) =>
    powers(head.factors.height, build.height).flatMap((h) =>
      powers(head.factors.corpulence, build.corpulence).map((c) => a * h * c),
    ),
  );
  return Float64Array.from({ length: modes.length / terms.length }, (_, mode) =>
    terms.reduce((sum, term, k) => sum + term * modes[mode * terms.length + k]!, 0),
  );
}

function powers(factors: readonly [number, number][], value: number): number[] {
  return factors.map(([knot, power]) => Math.max(value - knot, 0) ** power);
}
