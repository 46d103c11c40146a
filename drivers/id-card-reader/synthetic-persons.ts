import type { CardData } from '../../protocol/agent.ts';
import type { Text } from '../../protocol/text.ts';

export interface SyntheticPerson {
  /** Names the person in `POST /simulator/card`. */
  readonly key: string;
  /** As the reader tells it to the page. */
  readonly card: CardData;
  /** Who is played, for the panel. */
  readonly role: Text;
}

/**
 * People who do not exist: area code 510499 is not assigned (those of Hong Kong and of foreigners have invented numbers), names are counted through.
 * The check digits are right, so that the cards pass wherever a real one would.
 */
export const syntheticPersons: readonly SyntheticPerson[] = [
  person('elder82-female', '测试甲', '510499194403070022', '82 岁老人（女）', 'woman of 82'),
  person('elder70-check-x', '测试乙', '51049919551010005X', '70 岁老人（女，校验码 X）', 'woman of 70, check digit X'),
  person('veteran-male-37', '测试丙', '510499198808010114', '退役军人（男，37 岁）', 'veteran, man of 37'),
  person('wheelchair-male-50', '测试丁', '510499197505120338', '乘轮椅者（男，50 岁）', 'wheelchair user, man of 50'),
  person('farmer-male-56', '测试戊', '510499196911200558', '城乡居民参保人（男，56 岁）', 'farmer, man of 56'),
  person(
    'migrant-female-34',
    '测试己',
    '510499199201150086',
    '异地务工人员（女，34 岁）',
    'migrant worker, woman of 34',
  ),
  person('clerk-female-35', '测试庚', '510499199006230267', '单位经办人（女，35 岁）', 'unit clerk, woman of 35'),
  person(
    'turns60-male',
    '测试㐂',
    '51049919660506077X',
    '临近 60 岁（男，名字含生僻字㐂）',
    'man of about 60, rare character 㐂',
  ),
  person(
    'leapday-female-82',
    '测试䶮',
    '51049919440229004X',
    '闰日出生（女，名字含生僻字䶮）',
    'born on a leap day, rare character 䶮',
  ),
  person('minor-female', '测试辛', '510499201306010207', '未成年人（女）', 'minor, girl'),
  person(
    'hong-kong-male-41',
    '测试壬',
    '810000198505059997',
    '港澳台居民（男，41 岁）',
    'Hong Kong resident, man of 41',
    { paper: 'hmt-permit' },
  ),
  person(
    'foreigner-2017',
    'TEST ANNA MARIA',
    'XXA510499550312',
    '外国人永久居留证（2017 版，71 岁）',
    'foreigner, permit of 2017, 71',
    { paper: 'foreigner-permit', birthDay: '1955-03-12' },
  ),
  person(
    'foreigner-2023',
    'TEST-LONGLASTNAME, MAXIMILIAN ALEXANDER JOHN',
    '900000197903150013',
    '外国人永久居留证（2023 版，长姓名）',
    'foreigner, permit of 2023, long name',
    { paper: 'foreigner-permit' },
  ),
  person('expired-card', '测试癸', '510499197809090035', '身份证已过期', 'ID card has expired', { expired: true }),
];

function person(
  key: string,
  name: string,
  idNumber: string,
  zh: string,
  en: string,
  more: Pick<CardData, 'paper' | 'birthDay' | 'expired'> = {},
): SyntheticPerson {
  return { key, card: { medium: 'resident-id-card', name, idNumber, ...more }, role: { zh, en } };
}
