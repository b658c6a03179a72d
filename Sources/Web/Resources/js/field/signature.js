// A box to sign in with a finger.
import { element } from "./parts.js";
import { text } from "./words.js";

/** The box and a function that gives its picture as JPEG bytes, or null while it is empty. */
export function signatureBox() {
  const canvas = element("canvas", { width: 640, height: 240, className: "signature", role: "img", "aria-label": text("signature") });
  const pen = canvas.getContext("2d");
  let isEmpty = true;
  let isDown = false;

  function clear() {
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.lineWidth = 4;
    pen.lineCap = "round";
    pen.strokeStyle = "#000";
    isEmpty = true;
  }

  function point(event) {
    const box = canvas.getBoundingClientRect();
    return [(event.clientX - box.left) * canvas.width / box.width, (event.clientY - box.top) * canvas.height / box.height];
  }

  canvas.addEventListener("pointerdown", (event) => {
    isDown = true;
    canvas.setPointerCapture(event.pointerId);
    pen.beginPath();
    pen.moveTo(...point(event));
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!isDown) return;
    pen.lineTo(...point(event));
    pen.stroke();
    isEmpty = false;
  });
  canvas.addEventListener("pointerup", () => { isDown = false; });
  clear();

  const node = element("div", { className: "field" }, element("span", {}, text("signature")), canvas, element("button", { type: "button", onclick: clear }, text("clear")));
  const bytes = async () => {
    if (isEmpty) return null;
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.8));
    return blob.arrayBuffer();
  };
  return { node, bytes };
}
