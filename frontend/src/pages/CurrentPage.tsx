/** The page that the view asks for. */

import { lazy } from "../parts/lazy";
import { pageKey, type View } from "../view";
import { HomePage } from "./HomePage";
import { MeridiansPage } from "./MeridiansPage";
import { PointsPage } from "./PointsPage";
import { SearchPage } from "./SearchPage";
import { UnknownPage } from "./UnknownPages";

const AboutPage = lazy(() => import("./AboutPage").then((page) => page.AboutPage));
const BodyPage = lazy(() => import("./BodyPage").then((page) => page.BodyPage));
const CategoriesPage = lazy(() => import("./CategoryPages").then((page) => page.CategoriesPage));
const CategoryPage = lazy(() => import("./CategoryPages").then((page) => page.CategoryPage));
const CircuitPage = lazy(() => import("./CircuitPage").then((page) => page.CircuitPage));
const ListsPage = lazy(() => import("./ListsPage").then((page) => page.ListsPage));
const MeridianPage = lazy(() => import("./MeridianPage").then((page) => page.MeridianPage));
const PointPage = lazy(() => import("./PointPage").then((page) => page.PointPage));
const RegionPage = lazy(() => import("./RegionPage").then((page) => page.RegionPage));
const ReviewPage = lazy(() => import("./ReviewPage").then((page) => page.ReviewPage));
const SessionPage = lazy(() => import("./SessionPage").then((page) => page.SessionPage));
const StudyPage = lazy(() => import("./StudyPage").then((page) => page.StudyPage));
const TermPage = lazy(() => import("./TermPage").then((page) => page.TermPage));

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
    case "review":
      return <ReviewPage key={key} />;
    case "about":
      return <AboutPage key={key} />;
    case "unknown":
      return <UnknownPage key={key} />;
  }
}
