/** The body as a picture to keep or print: what is seen, its names, and a caption beneath. */

import { download } from "../download";

const CAPTION_PX = 46;
const MARGIN_PX = 14;

export interface Caption {
  title: string;
  note: string;
}

/** Draws the canvas as it stands, the labels that lie over it, and the caption, onto `onto`. */
export function paintPicture(
  onto: HTMLCanvasElement,
  drawn: HTMLCanvasElement,
  labels: HTMLElement,
  caption: Caption,
): void {
  const { clientWidth: width, clientHeight: height } = drawn;
  const scale = drawn.width / Math.max(1, width);
  onto.width = drawn.width;
  onto.height = drawn.height + CAPTION_PX * scale;
  const pen = onto.getContext("2d");
  if (!pen) throw new Error("this browser cannot draw");
  const style = getComputedStyle(labels);
  pen.fillStyle = solid(labels, "--sheet");
  pen.fillRect(0, 0, onto.width, onto.height);
  pen.drawImage(drawn, 0, 0);
  pen.scale(scale, scale);
  for (const label of labels.querySelectorAll<HTMLElement>("span:not([hidden])")) {
    write(pen, label, labels);
  }
  pen.fillStyle = solid(labels, "--ink");
  pen.textBaseline = "middle";
  pen.font = `600 15px ${style.fontFamily}`;
  pen.fillText(caption.title, MARGIN_PX, height + 15, width - 2 * MARGIN_PX);
  pen.fillStyle = solid(labels, "--soft");
  pen.font = `400 11px ${style.fontFamily}`;
  pen.fillText(caption.note, MARGIN_PX, height + 34, width - 2 * MARGIN_PX);
}

/** Hands the picture to the reader as a file. */
export function savePicture(picture: HTMLCanvasElement, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    picture.toBlob((blob) => {
      if (!blob) return reject(new Error("this browser gives no pictures"));
      download(blob, `${name}.png`);
      resolve();
    }, "image/png");
  });
}

function write(pen: CanvasRenderingContext2D, label: HTMLElement, host: HTMLElement): void {
  const [box, frame] = [label.getBoundingClientRect(), host.getBoundingClientRect()];
  const style = getComputedStyle(label);
  const [x, y] = [box.x - frame.x, box.y - frame.y];
  pen.fillStyle = style.backgroundColor;
  pen.beginPath();
  pen.roundRect(x, y, box.width, box.height, 5);
  pen.fill();
  pen.fillStyle = style.color;
  pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  pen.textBaseline = "middle";
  pen.fillText(label.textContent ?? "", x + 5, y + box.height / 2 + 0.5, box.width - 8);
}

/** A colour of the style as a canvas takes it: light-dark() is resolved by asking an element. */
function solid(host: HTMLElement, name: string): string {
  const probe = host.appendChild(document.createElement("i"));
  probe.style.color = `var(${name})`;
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}
