// @ts-check
/** Twice as fine as the screen of an old computer, for phones. */
const ratio = 2;
const side = 20;

/**
 * The server's sign of a class, drawn onto a picture.
 * @param {any} mark
 * @param {number} scale
 */
export function drawMark(mark, scale = ratio) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side * scale;
  const pen = canvas.getContext("2d");
  if (!pen) return canvas;
  pen.scale(scale, scale);
  const outline = new Path2D(mark.outline);
  pen.fillStyle = mark.isSolid ? mark.colour : "#fff";
  pen.strokeStyle = mark.isSolid ? "#fff" : mark.colour;
  pen.lineWidth = mark.isSolid ? 1.5 : 2;
  pen.fill(outline);
  pen.stroke(outline);
  if (mark.half) {
    pen.fillStyle = mark.colour;
    pen.fill(new Path2D(mark.half));
  }
  if (mark.cross) {
    pen.strokeStyle = mark.colour;
    pen.lineWidth = 2;
    pen.stroke(new Path2D(mark.cross));
  }
  return canvas;
}

/** Gives the map the signs of all classes under "layer/theme/class". */
export function addMarks(map, config) {
  const add = () => {
    for (const layer of config.layers) {
      for (const theme of layer.themes) {
        for (const entry of theme.classes) {
          const name = `${layer.id}/${theme.key}/${entry.code}`;
          if (map.hasImage(name)) continue;
          const canvas = drawMark(entry.mark);
          const picture = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height);
          if (picture) map.addImage(name, picture, { pixelRatio: ratio });
        }
      }
    }
  };
  map.once("styledata", add);
  // A class that the style asks for before its sign is there.
  map.on("styleimagemissing", add);
}
