import type { Imports, Memory } from "./widget_module.ts";

const vertexShader = `#version 300 es
uniform vec2 scale;
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 uv;
layout(location = 2) in vec4 color;
out vec2 texel;
out vec4 tint;
void main() {
  texel = uv;
  tint = color;
  gl_Position = vec4(position * scale + vec2(-1, 1), 0, 1);
}`;

// Textures hold coverage only; colours come from the vertices. The canvas is opaque.
const fragmentShader = `#version 300 es
precision mediump float;
uniform sampler2D atlas;
in vec2 texel;
in vec4 tint;
out vec4 pixel;
void main() {
  pixel = vec4(tint.rgb, tint.a * texture(atlas, texel).r);
}`;

const bytesPerVertex = 20;

const attributes: WebGLContextAttributes = { alpha: false, antialias: false, depth: false, stencil: false, powerPreference: "low-power" };

/** A canvas whose context is made already. That takes long, so it is done while the rest is fetched. */
export function prepareCanvas(): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.getContext("webgl2", attributes);
  return canvas;
}

/** Draws ImGui's triangles with WebGL 2. */
export class Renderer {
  readonly canvas: HTMLCanvasElement;
  readonly #memory: Memory;
  readonly #gl: WebGL2RenderingContext;
  #textures = new Map<number, WebGLTexture>();
  #density = 1;

  private constructor(canvas: HTMLCanvasElement, gl: WebGL2RenderingContext, memory: Memory) {
    this.canvas = canvas;
    this.#gl = gl;
    this.#memory = memory;
    this.prepare();
  }

  /** Null where the browser has no WebGL 2. */
  static create(canvas: HTMLCanvasElement, memory: Memory): Renderer | null {
    const gl = canvas.getContext("webgl2", attributes);
    return gl && new Renderer(canvas, gl, memory);
  }

  /** Makes everything that a context holds. Called again after the context was lost. */
  prepare(): void {
    const gl = this.#gl;
    this.#textures.clear();
    if (gl.isContextLost()) return;
    const program = gl.createProgram();
    for (const [type, source] of [
      [gl.VERTEX_SHADER, vertexShader],
      [gl.FRAGMENT_SHADER, fragmentShader],
    ] as const) {
      const shader = gl.createShader(type)!;
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    gl.useProgram(program);
    this.#scale = gl.getUniformLocation(program, "scale");
    gl.bindVertexArray(gl.createVertexArray());
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, gl.createBuffer());
    for (const location of [0, 1, 2]) gl.enableVertexAttribArray(location);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA);
    gl.enable(gl.SCISSOR_TEST);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  }
  #scale: WebGLUniformLocation | null = null;

  readonly imports: Omit<Imports, "face_metrics" | "glyph_measure" | "glyph_paint"> = {
    texture_create: (id, width, height, pixels) => {
      const gl = this.#gl;
      gl.deleteTexture(this.#textures.get(id) ?? null);
      const texture = gl.createTexture();
      this.#textures.set(id, texture);
      gl.bindTexture(gl.TEXTURE_2D, texture);
      for (const [name, value] of [
        [gl.TEXTURE_MIN_FILTER, gl.LINEAR],
        [gl.TEXTURE_MAG_FILTER, gl.LINEAR],
        [gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE],
        [gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE],
      ] as const) {
        gl.texParameteri(gl.TEXTURE_2D, name, value);
      }
      gl.pixelStorei(gl.UNPACK_ROW_LENGTH, 0);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8, width, height, 0, gl.RED, gl.UNSIGNED_BYTE, this.#memory.bytes(pixels, width * height));
    },
    texture_update: (id, x, y, width, height, textureWidth, pixels) => {
      const gl = this.#gl;
      gl.bindTexture(gl.TEXTURE_2D, this.#textures.get(id) ?? null);
      gl.pixelStorei(gl.UNPACK_ROW_LENGTH, textureWidth);
      gl.texSubImage2D(gl.TEXTURE_2D, 0, x, y, width, height, gl.RED, gl.UNSIGNED_BYTE, this.#memory.bytes(pixels, textureWidth * (height - 1) + width));
    },
    texture_destroy: (id) => {
      this.#gl.deleteTexture(this.#textures.get(id) ?? null);
      this.#textures.delete(id);
    },
    picture_begin: (width, height, density, rgb) => {
      const gl = this.#gl;
      const { canvas } = this;
      const deviceWidth = Math.max(Math.round(width * density), 1);
      const deviceHeight = Math.max(Math.round(height * density), 1);
      if (canvas.width !== deviceWidth || canvas.height !== deviceHeight) {
        canvas.width = deviceWidth;
        canvas.height = deviceHeight;
        // One texel is one pixel, whatever the ratio.
        canvas.style.width = `${deviceWidth / density}px`;
        canvas.style.height = `${deviceHeight / density}px`;
      }
      this.#density = density;
      gl.viewport(0, 0, deviceWidth, deviceHeight);
      gl.scissor(0, 0, deviceWidth, deviceHeight);
      gl.clearColor((rgb >> 16) / 255, ((rgb >> 8) & 255) / 255, (rgb & 255) / 255, 1);
      gl.clear(gl.COLOR_BUFFER_BIT);
      gl.uniform2f(this.#scale, (2 * density) / deviceWidth, (-2 * density) / deviceHeight);
    },
    picture_buffers: (vertices, vertexBytes, indices, indexBytes) => {
      const gl = this.#gl;
      gl.bufferData(gl.ARRAY_BUFFER, this.#memory.bytes(vertices, vertexBytes), gl.STREAM_DRAW);
      gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, this.#memory.bytes(indices, indexBytes), gl.STREAM_DRAW);
    },
    picture_triangles: (texture, left, top, right, bottom, indexCount, firstIndex, firstVertex) => {
      const gl = this.#gl;
      const x = Math.max(Math.round(left * this.#density), 0);
      const y = Math.max(Math.round(top * this.#density), 0);
      const width = Math.round(right * this.#density) - x;
      const height = Math.round(bottom * this.#density) - y;
      if (width <= 0 || height <= 0) return;
      gl.scissor(x, this.canvas.height - y - height, width, height);
      gl.bindTexture(gl.TEXTURE_2D, this.#textures.get(texture) ?? null);
      const start = firstVertex * bytesPerVertex;
      gl.vertexAttribPointer(0, 2, gl.FLOAT, false, bytesPerVertex, start);
      gl.vertexAttribPointer(1, 2, gl.FLOAT, false, bytesPerVertex, start + 8);
      gl.vertexAttribPointer(2, 4, gl.UNSIGNED_BYTE, true, bytesPerVertex, start + 16);
      gl.drawElements(gl.TRIANGLES, indexCount, gl.UNSIGNED_SHORT, firstIndex * 2);
    },
  };
}
