/**
 * Words that no line may end in: those of the catalogue's names (附录C), and of the hint beside the card reader. The longest that
 * fits counts.
 */
const words = [
  '社会保险 社会保险费 养老保险 基本养老保险 基本养老保险费 工伤保险 失业保险 失业保险金 社会保障卡 服务 企业',
  '企业职工 职工 单位 用人单位 个人 城乡居民 灵活就业人员 机关事业单位 军地 川渝 参保 参保登记 参保信息',
  '参保单位 参保人员 参保证明 参保缴费 登记 注销 注销登记 减少 工程建设项目 建设项目 信息 基本信息 维护',
  '变更 查询 打印 记录 记录单 个人权益 缴费 补缴 欠费 欠费补缴 申报 申请 申领 办理 审核 核定 退费',
  '储存额 一次性 多重 关系 养老保险关系 转移 转移接续 互转 个人账户 账户 发放 支付 待遇 定期待遇 达到',
  '法定 退休年龄 法定退休年龄 不满15年 社保权益 正常 提前 退休 重核 退休待遇 暂停 恢复 遗属 遗属待遇',
  '病残津贴 丧葬补助金 抚恤金 领取 资格 领取资格 认证 职业年金 稳岗 返还 稳岗返还 技能 提升 技能提升 补贴',
  '扩岗 补助 扩岗补助 政策期限内 失业 失业登记 就业 就业登记 就业失业登记 公益性 岗位 公益性岗位 就业援助',
  '实施 就业困难人员 建档立卡 贫困劳动力 高校毕业生 高等学校 毕业生 青年 就业服务 接收 手续 未就业',
  '离校未就业 随军配偶 军人退役 人员增减 项目维护 参保地 应参保 未参保 补登记 期间 启用 激活 应用状态 密码',
  '密码管理 挂失 解挂 补领 换领 换发 修改 重置 校验 非关键 身份证 社保卡 读卡区 放在 号就出来',
].flatMap((line) => line.split(' '));

const longest = Math.max(...words.map((word) => word.length));
const known: ReadonlySet<string> = new Set(words);

/**
 * A Chinese name in the pieces between which a line may end: known words, and what stands between them. A single sign goes with
 * the word before it; an opening bracket, and a single sign at the beginning, with the one after it. The pieces joined are the
 * name again.
 */
export function wholeWords(name: string): readonly string[] {
  const pieces: string[] = [];
  let isOpen = false;
  for (const piece of split(name)) {
    const before = pieces.at(-1);
    const belongs = before !== undefined && (isOpen || (piece.length === 1 && piece !== '（'));
    if (belongs) pieces[pieces.length - 1] = before + piece;
    else pieces.push(piece);
    isOpen = piece === '（' || (before === undefined && piece.length === 1);
  }
  return pieces;
}

function split(name: string): readonly string[] {
  const pieces: string[] = [];
  let between = '';
  for (let from = 0; from < name.length; ) {
    const word = wordAt(name, from);
    if (word === null) {
      between += name.charAt(from);
      from += 1;
    } else {
      pieces.push(...(between === '' ? [word] : [between, word]));
      between = '';
      from += word.length;
    }
  }
  return between === '' ? pieces : [...pieces, between];
}

function wordAt(name: string, from: number): string | null {
  for (let length = longest; length > 1; length--) {
    const word = name.slice(from, from + length);
    if (word.length === length && known.has(word)) return word;
  }
  return null;
}
