// Photos: made smaller on the phone, with the camera's particulars kept, and named by their content.

const LONGEST = 1600;
const QUALITY = 0.7;

/** SHA-256 of bytes in hexadecimal digits. */
export async function sha256(bytes) {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A photo as it will be sent: at most 1600 pixels, upright, with its EXIF block. */
export async function shrink(file) {
  const original = new Uint8Array(await file.arrayBuffer());
  try {
    const picture = await decode(file);
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
    if (!blob || blob.size >= original.length) return original;
    return withParticulars(new Uint8Array(await blob.arrayBuffer()), particulars(original));
  } catch {
    return original; // A format this phone cannot draw is sent as it is.
  }
}

async function decode(file) {
  if (self.createImageBitmap) {
    try { return await createImageBitmap(file, { imageOrientation: "from-image" }); } catch { /* older phones */ }
  }
  const image = new Image();
  image.src = URL.createObjectURL(file);
  await image.decode();
  URL.revokeObjectURL(image.src);
  return image;
}

/** The APP1 segment with EXIF of a JPEG, its orientation set to upright since the pixels are turned already. */
function particulars(bytes) {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  let at = 2;
  while (at + 10 < bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda) {
    const length = (bytes[at + 2] << 8) | bytes[at + 3];
    if (bytes[at + 1] === 0xe1 && String.fromCharCode(...bytes.subarray(at + 4, at + 8)) === "Exif") {
      const segment = bytes.slice(at, at + 2 + length);
      setUpright(segment);
      return segment;
    }
    at += 2 + length;
  }
  return null;
}

function setUpright(segment) {
  const view = new DataView(segment.buffer, segment.byteOffset + 10);
  try {
    const little = view.getUint16(0) === 0x4949;
    const directory = view.getUint32(4, little);
    const count = view.getUint16(directory, little);
    for (let index = 0; index < count; index++) {
      const entry = directory + 2 + index * 12;
      if (view.getUint16(entry, little) === 0x0112) view.setUint16(entry + 8, 1, little);
    }
  } catch { /* damaged particulars stay as they are */ }
}

function withParticulars(picture, segment) {
  if (!segment) return picture;
  const result = new Uint8Array(picture.length + segment.length);
  result.set(picture.subarray(0, 2));
  result.set(segment, 2);
  result.set(picture.subarray(2), 2 + segment.length);
  return result;
}
