/** Small drawings: stroked in the text's colour, always beside a label. */

const SVG = "http://www.w3.org/2000/svg";

/** @type {Record<string, [size: number, path: string]>} */
const PATHS = {
  close: [16, "M4 4l8 8M12 4l-8 8"],
  previous: [16, "M10 3.5 5.5 8l4.5 4.5"],
  next: [16, "M6 3.5 10.5 8 6 12.5"],
  copy: [14, "M5 4.5h6.5v8H5zM9 4.500v-3H2.500v8H5"],
  link: [
    14,
    "M5.8 8.2 8.2 5.800M6.3 4.2 8 2.500a2.5 2.5 0 0 1 3.5 3.500L9.8 7.700M7.7 9.8 6 11.500A2.5 2.5 0 0 1 2.5 8l1.7-1.7",
  ],
  export: [14, "M7 1.500v7M4 6l3 3 3-3M2 12.500h10"],
  folder: [14, "M1.5 11.500v-9h4l1.5 2h5.500v7z"],
};

/**
 * @param {'close'|'previous'|'next'|'copy'|'link'|'export'|'folder'} name
 * @returns {SVGSVGElement}
 */
export function icon(name) {
  const [size, d] = PATHS[name] ?? [16, ""];
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  for (const [key, value] of Object.entries({
    width: size,
    height: size,
    viewBox: `0 0 ${size} ${size}`,
    "aria-hidden": "true",
  })) {
    svg.setAttribute(key, String(value));
  }
  path.setAttribute("d", d);
  svg.append(path);
  return svg;
}
