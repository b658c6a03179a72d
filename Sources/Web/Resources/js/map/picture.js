// @ts-check
// The map as a picture with title, legend, scale, day, source, north arrow and the line that it is a sketch.
import { drawMark } from "./marks.js";

const font = "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif";

/**
 * @param {any} element the map's element
 * @param {(words: string) => void} tell
 */
export async function savePicture(element, tell) {
  const { map, config } = element;
  const entry = await recorded(config);
  if (entry === null) {
    tell(config.words.pictureRefused);
    return;
  }
  // Between two frames the drawing buffer is empty: it is read while a frame is drawn.
  map.once("render", () => {
    const canvas = compose(map.getCanvas(), map, config, entry);
    canvas.toBlob((blob) => {
      if (!blob) return;
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = `${config.words.title}-${config.day}.png`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    }, "image/png");
  });
  map.triggerRepaint();
}

/** The log's entry for the picture, in words; nothing for everybody's map, null where it could not be written. */
async function recorded(config) {
  if (!config.recording) return "";
  try {
    const answer = await fetch(config.recording + location.search, {
      method: "POST",
      headers: { Accept: "application/json", "X-CSRF-Token": config.formToken },
    });
    return answer.ok ? (await answer.json()).words : null;
  } catch {
    return null;
  }
}

function keys(config) {
  return config.layers.filter((layer) => layer.isOn).map((layer) => {
    const theme = layer.themes.find((each) => each.key === layer.theme) ?? layer.themes[0];
    const classes = theme.classes.filter((entry) => !layer.shown || layer.shown.includes(entry.code));
    return { name: theme.classes.length > 1 ? `${layer.name} · ${theme.name}` : layer.name, classes };
  });
}

function compose(source, map, config, entry) {
  const ratio = source.width / source.clientWidth;
  const [width, height] = [source.clientWidth, source.clientHeight];
  const groups = keys(config);
  const columns = Math.max(1, Math.floor(width / 190));
  const rows = Math.max(...groups.map((group) => group.classes.length + 1), 1) * Math.ceil(groups.length / columns);
  const [top, bottom] = [64, 60 + rows * 22];
  const canvas = document.createElement("canvas");
  canvas.width = source.width;
  canvas.height = Math.round((height + top + bottom) * ratio);
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  pen.scale(ratio, ratio);
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, width, height + top + bottom);
  pen.fillStyle = "#1a292d";
  pen.font = `600 20px ${font}`;
  pen.fillText(document.querySelector("h1")?.textContent ?? config.words.title, 12, 28);
  pen.font = `13px ${font}`;
  pen.fillStyle = "#52646a";
  pen.fillText(config.source, 12, 50);
  pen.drawImage(source, 0, top, width, height);
  pen.strokeStyle = "#1a292d";
  pen.strokeRect(0.5, top + 0.5, width - 1, height - 1);
  north(pen, width - 30, top + 14);
  scale(pen, map, 14, top + height - 16);
  drawKeys(pen, groups, columns, width, top + height + 22);
  pen.fillStyle = "#52646a";
  pen.font = `12px ${font}`;
  pen.textAlign = "right";
  const credit = config.basemap?.isOn ? ` · ${config.basemap.credit}` : "";
  pen.fillText(`CGCS2000 · ${config.words.sketch}${credit}`, width - 12, top + height + bottom - 10);
  const time = new Date().toLocaleString(config.language, { dateStyle: "short", timeStyle: "short" });
  const mark = [config.mark, time, entry].filter(Boolean).join(" · ");
  pen.fillText(mark, width - 12, top + height + bottom - 26, width - 24);
  return canvas;
}

function drawKeys(pen, groups, columns, width, top) {
  const side = width / columns;
  const high = Math.max(...groups.map((group) => group.classes.length + 1), 1) * 22;
  groups.forEach((group, number) => {
    const x = 12 + (number % columns) * side;
    let y = top + Math.floor(number / columns) * high;
    pen.fillStyle = "#1a292d";
    pen.font = `600 13px ${font}`;
    pen.fillText(group.name, x, y, side - 16);
    pen.font = `13px ${font}`;
    for (const entry of group.classes) {
      y += 22;
      pen.drawImage(drawMark(entry.mark), x, y - 15, 20, 20);
      pen.fillText(entry.name, x + 26, y, side - 40);
    }
  });
}

function north(pen, x, y) {
  pen.fillStyle = "#1a292d";
  pen.beginPath();
  for (const [dx, dy] of [[0, 0], [8, 30], [0, 24], [-8, 30]]) pen.lineTo(x + dx, y + dy);
  pen.fill();
  pen.font = `600 13px ${font}`;
  pen.textAlign = "center";
  pen.fillText("N", x, y + 44);
  pen.textAlign = "left";
}

function scale(pen, map, x, y) {
  const metresAPixel = (40075016.686 * Math.cos((map.getCenter().lat * Math.PI) / 180)) / (512 * 2 ** map.getZoom());
  const most = metresAPixel * 120;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = ([5, 2, 1].find((step) => step * power <= most) ?? 1) * power;
  const pixels = metres / metresAPixel;
  pen.strokeStyle = "#1a292d";
  pen.lineWidth = 1.6;
  pen.beginPath();
  pen.moveTo(x, y - 6);
  pen.lineTo(x, y);
  pen.lineTo(x + pixels, y);
  pen.lineTo(x + pixels, y - 6);
  pen.stroke();
  pen.fillStyle = "#1a292d";
  pen.font = `12px ${font}`;
  pen.fillText(metres >= 1000 ? `${metres / 1000} km` : `${metres} m`, x + 4, y - 4);
}
