/** The page that the view asks for. */

import { pageKey, type View } from "../view";
import { AboutPage } from "./AboutPage";
import { BodyPage } from "./BodyPage";
import { CircuitPage } from "./CircuitPage";
import { CategoriesPage, CategoryPage } from "./CategoryPages";
import { HomePage } from "./HomePage";
import { ListsPage } from "./ListsPage";
import { MeridianPage } from "./MeridianPage";
import { MeridiansPage } from "./MeridiansPage";
import { PointPage } from "./PointPage";
import { PointsPage } from "./PointsPage";
import { RegionPage } from "./RegionPage";
import { SearchPage } from "./SearchPage";
import { SessionPage } from "./SessionPage";
import { StudyPage } from "./StudyPage";
import { TermPage } from "./TermPage";
import { UnknownPage } from "./UnknownPages";

export function CurrentPage({ view }: { view: View }) {
  const { page } = view;
  const key = pageKey(page);
  switch (page.kind) {
    case "home":
      return <HomePage key={key} />;
    case "point":
      return <PointPage key={key} code={page.code} voice={view.voice} />;
    case "points":
      return <PointsPage key={key} />;
    case "meridian":
      return <MeridianPage key={key} id={page.id} />;
    case "meridians":
      return <MeridiansPage key={key} />;
    case "category":
      return <CategoryPage key={key} id={page.id} />;
    case "categories":
      return <CategoriesPage key={key} />;
    case "body":
      return <BodyPage key={key} view={view} point={page.point} meridian={page.meridian} />;
    case "circuit":
      return <CircuitPage key={key} view={view} />;
    case "lists":
      return <ListsPage key={key} />;
    case "region":
      return <RegionPage key={key} id={page.id} />;
    case "condition":
    case "pattern":
      return <TermPage key={key} kind={page.kind} id={page.id} voice={view.voice} />;
    case "session":
      return <SessionPage key={key} points={page.points} />;
    case "search":
      return <SearchPage key={key} query={page.query} />;
    case "study":
      return <StudyPage key={key} query={page.query} person={page.person} />;
    case "about":
      return <AboutPage key={key} />;
    case "unknown":
      return <UnknownPage key={key} />;
  }
}
