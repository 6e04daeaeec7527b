/** A body at once, without asking: the same answer as the server's, but for fractions of a mm. */

import type { BodyAnswer, BodyPosition, Course } from "../../api/types";
import { readMeasures } from "../request";
import { Skin, type Template } from "../skin";
import type { BodyRequest, ShapeAsset } from "./asset";
import { traceCourses } from "./courses";
import { Net } from "./net";
import { poseSkin } from "./pose";
import { evaluateBody, evaluateReference } from "./shape";
import { slidePlaces } from "./slides";
import { solveBuild } from "./solve";
import { Surface, type Landing } from "./surface";

export interface QuickBody {
  answer: BodyAnswer;
  skin: Skin;
  /** The same stretches as those given, over this skin. */
  trace: (courses: readonly Course[]) => Course[];
}

export class QuickBodies {
  private readonly net: Net;
  private readonly surface: Surface;
  private readonly twins: Uint16Array;

  constructor(
    private readonly asset: ShapeAsset,
    private readonly template: Template,
  ) {
    this.net = new Net(template.faces, template.mirror.length);
    this.surface = new Surface(evaluateReference(asset, template.mirror), this.net);
    this.twins = pairFaces(template);
  }

  /**
   * The body of the address in a pose, "" for rest. `pattern`: an exact answer for another body,
   * which tells what points there are. Null where the server must say why there is no such body.
   */
  make(body: string, pose: string, pattern: BodyAnswer): QuickBody | null {
    const request = this.request(body);
    const solved = request && solveBuild(this.asset, request);
    if (!request || !solved) return null;
    const { asset, template } = this;
    const rest = new Skin(template, evaluateBody(asset, solved.build, template.mirror));
    const skin = pose ? this.pose(rest, pose) : rest;
    if (!skin) return null;
    const landings = slidePlaces(asset, this.surface, solved.build);
    const places = new Map(asset.head.places.map((name, k) => [name, landings[k]!]));
    const positions = pattern.positions.flatMap((each) => {
      const place = places.get(each.label ? `${each.code}.${each.label}` : each.code);
      return place ? [this.position(each, place, rest)] : [];
    });
    const description = {
      ...pattern.description,
      sex: request.sex,
      age_years: request.age_years,
      pregnant: request.pregnant ?? false,
      height_cm: solved.height_cm,
      weight_kg: solved.weight_kg,
    };
    return {
      answer: { ...pattern, description, positions },
      skin,
      trace: (courses) => traceCourses(this.net, rest.vertices, positions, courses),
    };
  }

  has(body: string): boolean {
    const request = this.request(body);
    return request !== null && solveBuild(this.asset, request) !== null;
  }

  private pose(rest: Skin, pose: string): Skin | null {
    const { rig, half } = this.asset;
    const { mirror } = this.template;
    const posed = poseSkin({ rig, half, mirror }, rest.vertices, pose);
    return posed && new Skin(this.template, posed);
  }

  private request(body: string): BodyRequest | null {
    const measures = readMeasures(body);
    if (!measures) return this.asset.head.bodies[body] ?? null;
    const number = (text: string) => (text ? Number(text) : undefined);
    return {
      sex: measures.sex,
      age_years: number(measures.age) ?? 30,
      height_cm: number(measures.height),
      weight_kg: number(measures.weight),
      pregnant: measures.pregnant,
    };
  }

  private position(each: BodyPosition, left: Landing, rest: Skin): BodyPosition {
    const { face, barycentric } = each.side === "right" ? this.mirrored(left) : left;
    const xyz_mm = rest.locate(face, barycentric).map((value) => 1000 * value);
    return { ...each, face, barycentric, xyz_mm };
  }

  private mirrored({ face, barycentric }: Landing): Landing {
    const { faces, mirror } = this.template;
    const twin = this.twins[face]!;
    const weights = [0, 1, 2].map((k) => {
      const own = mirror[faces[3 * twin + k]!];
      return barycentric[[0, 1, 2].find((j) => faces[3 * face + j] === own) ?? 0]!;
    });
    return { face: twin, barycentric: weights as Landing["barycentric"] };
  }
}

/** For each face its mirror image. */
function pairFaces({ faces, mirror }: Template): Uint16Array {
  const count = mirror.length;
  const key = (vertices: number[]) => {
    const [a = 0, b = 0, c = 0] = vertices.sort((p, q) => p - q);
    return (a * count + b) * count + c;
  };
  const known = new Map<number, number>();
  for (let f = 0; f < faces.length; f += 3) {
    known.set(key([faces[f]!, faces[f + 1]!, faces[f + 2]!]), f / 3);
  }
  return Uint16Array.from({ length: faces.length / 3 }, (_, f) => {
    const images = [0, 1, 2].map((k) => mirror[faces[3 * f + k]!]!);
    return known.get(key(images)) ?? f;
  });
}
