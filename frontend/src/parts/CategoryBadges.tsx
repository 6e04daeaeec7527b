/** All point categories, each a link. */

import { useAtlas } from "../atlas";
import { CategoryLink } from "./Names";

export function CategoryBadges() {
  return (
    <ul class="badges">
      {[...useAtlas().categories.values()].map((category) => (
        <li key={category.id}>
          <CategoryLink category={category} />
        </li>
      ))}
    </ul>
  );
}
