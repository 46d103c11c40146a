interface IconProps {
  /** Source of an SVG file of our own build, such as `lucide-static/icons/ticket.svg?raw`; never text from outside. */
  readonly svg: string;
  readonly size?: number;
}

/** A picture beside words: it says nothing that the words do not say, and so it is silent for screen readers. */
export function Icon({ svg, size = 40 }: IconProps) {
  return (
    <span
      class="icon"
      aria-hidden="true"
      style={{ width: `${size}px`, height: `${size}px` }}
      dangerouslySetInnerHTML={{ __html: svg }}
    />
  );
}
