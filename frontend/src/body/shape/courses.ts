/** The meridians of a body made here. */

import type { BodyPosition, Course } from "../../api/types";
import type { Net } from "./net";
import { Tracer } from "./tracer";

/** The same stretches as on another body, over this one at rest. */
export function traceCourses(
  net: Net,
  rest: Float32Array,
  positions: readonly BodyPosition[],
  courses: readonly Course[],
): Course[] {
  const tracer = new Tracer(net, rest);
  const ends = new Map<string, BodyPosition>();
  for (const place of positions) {
    if (place.side !== "right" && !ends.has(place.code)) ends.set(place.code, place);
  }
  return courses.map((course) => {
    const [start, stop] = [ends.get(course.start), ends.get(course.stop)];
    const line = start && stop && tracer.connect(start, stop);
    // Where none is found, the edges of the other body serve until the server has answered.
    return line ? { ...course, line } : course;
  });
}
