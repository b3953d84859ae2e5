// @ts-check
// Two small files to attach, made here: a picture and a PDF.

const SIZE = { width: 480, height: 320 };

/** A boat on the sea, as PNG. */
export async function samplePicture() {
  const canvas = Object.assign(document.createElement("canvas"), SIZE);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const shape = (/** @type {string} */ colour, /** @type {number[][]} */ ...points) => {
    context.fillStyle = colour;
    context.beginPath();
    for (const [x, y] of points) context.lineTo(x, y);
    context.fill();
  };
  const { width, height } = SIZE;
  shape("#f6d9b0", [0, 0], [width, 0], [width, height], [0, height]);
  shape("#cf8f68", [0, 215], [110, 130], [190, 200], [300, 110], [width, 220]);
  shape("#2f6f79", [0, 210], [width, 210], [width, height], [0, height]);
  shape("#fffaf0", [236, 80], [236, 222], [160, 222]);
  shape("#e2542f", [246, 104], [246, 222], [316, 222]);
  shape("#26333b", [140, 232], [336, 232], [304, 268], [170, 268]);
  const blob = await new Promise((/** @type {BlobCallback} */ resolve) => canvas.toBlob(resolve, "image/png"));
  return new File([/** @type {Blob} */ (blob)], "boat.png", { type: "image/png" });
}

/** A ferry ticket of one page, as PDF. */
export function samplePdf() {
  const page = "BT /F1 22 Tf 40 150 Td (Ferry ticket) Tj /F1 14 Tf 0 -36 Td (Bergen to Stavanger, 21 June, 10:30) Tj 0 -24 Td (Two adults and one bicycle) Tj ET";
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 360 220] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let pdf = "%PDF-1.4\n";
  // The table at the end says where each object begins.
  const places = objects.map((object, nth) => {
    const place = pdf.length;
    pdf += `${nth + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join("")}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${pdf.length}\n%%EOF\n`;
  return new File([pdf, table], "ferry-ticket.pdf", { type: "application/pdf" });
}
