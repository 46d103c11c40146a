/** Paths of all test files under a folder, by default of the whole project. */
export function testFiles(folder?: string): readonly string[];
/** The text of a test together with the text of the project's files that it imports. */
export function textWithImports(path: string): string;
