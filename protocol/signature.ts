/** A signature as strokes of the pen: each a flat list x₀, y₀, x₁, y₁ …, within the box it was written in (D-17). */
export interface PackedSignature {
  readonly width: number;
  readonly height: number;
  readonly strokes: readonly (readonly number[])[];
}
