import { type Static, Type } from 'typebox';
import { strict } from './schema.ts';

/** One row of the base catalogue of 64 items (I-03; DB5104/T 101—2024 附录C) with this system's own remarks. */
export const ServiceItemSchema = Type.Object(
  {
    /** Number in the standard's table; also the `service` of a ticket. */
    no: Type.Integer({ minimum: 1, maximum: 9999 }),
    /** 主项 */
    main: Type.String({ minLength: 1, maxLength: 80 }),
    /** 子项 */
    sub: Type.String({ minLength: 1, maxLength: 80 }),
    /** 办理项; null where the standard has a dash. */
    item: Type.Union([Type.String({ minLength: 1, maxLength: 80 }), Type.Null()]),
    english: Type.String({ minLength: 1, maxLength: 160 }),
    city: Type.Boolean(),
    county: Type.Boolean(),
    /** 即时 / 限时 (F-04). A suggestion of this system, not of the standard; a hall may edit it. */
    type: Type.Enum(['immediate', 'time-limited']),
    workingDays: Type.Integer({ minimum: 0, maximum: 365 }),
    /** What the kiosk can do of it: all, the beginning, or guide and ticket only. */
    kiosk: Type.Enum(['full', 'partial', 'no']),
    subject: Type.Enum(['person', 'unit', 'both']),
    risk: Type.Enum(['normal', 'high']),
    /** Soldiers first (社会保险经办条例 17). */
    soldiersFirst: Type.Boolean(),
  },
  strict,
);
export type ServiceItem = Static<typeof ServiceItemSchema>;

/** A theme of the kiosk's menu: a 主项 of the standard. */
export interface Theme {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
}

/** An item as screens get it: with its name and the initials of its pinyin. */
export const ListedItemSchema = Type.Object({
  no: Type.Integer(),
  theme: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  /** First letters of the pinyin of the name, upper case: `GRCBZMCXDY`. */
  initials: Type.String(),
  kiosk: Type.Enum(['full', 'partial', 'no']),
  type: Type.Enum(['immediate', 'time-limited']),
  subject: Type.Enum(['person', 'unit', 'both']),
  soldiersFirst: Type.Boolean(),
});
export type ListedItem = Static<typeof ListedItemSchema>;

export const CatalogueSchema = Type.Object({
  version: Type.Integer(),
  themes: Type.Array(Type.Object({ id: Type.String(), zh: Type.String(), en: Type.String() })),
  items: Type.Array(ListedItemSchema),
});
export type Catalogue = Static<typeof CatalogueSchema>;
