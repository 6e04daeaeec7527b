import { render } from "preact";
import { App } from "./App";
import { speak } from "./messages";
import { currentView, startNavigation } from "./navigation";
import { startOffline } from "./offline/register";
import "./styles/index.css";

startNavigation();
startOffline();
const view = currentView();
document.documentElement.dataset.theme = view.theme;
await speak(view.language);
render(<App />, document.getElementById("app") as HTMLElement);
