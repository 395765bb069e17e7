/**
 * Tells V8 which functions of the finished pages' code run at once. Turbopack hands each module over as a function in a long
 * list; V8 takes such functions for ones that may never run, skims them while the file arrives, and parses them again, inner functions
 * and all, on the main thread when the page starts. A function in parentheses it compiles the first time, beside
 * everything else. The functions inside stay lazy: to compile all of them ahead (`//# allFunctionsCalledOnLoad`) keeps a
 * second core busy for longer than the first one is spared. To other engines the parentheses are just that.
 * https://v8.dev/blog/preparser#pife
 */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Marks the modules in the files of a finished `next build` below `root`. Returns the files' names; repeating it changes nothing. */
export async function addCompileHints(root) {
  // Not before there is something to read: in a fresh clone this file is loaded before the packages are there.
  const { default: ts } = await import("typescript");
  const folder = join(root, ".next/static/chunks");
  const marked = [];
  for (const name of await readdir(folder)) {
    if (!name.endsWith(".js")) continue;
    const code = await readFile(join(folder, name), "utf8");
    const hinted = inParentheses(code, moduleFunctions(ts, name, code));
    if (hinted !== code) await writeFile(join(folder, name), hinted);
    marked.push(name);
  }
  return marked.sort();
}

/** The functions that stand in a list which a file hands over: `(… = []).push([…, 4711, e => { … }, …])`. */
function moduleFunctions(ts, name, code) {
  const file = ts.createSourceFile(name, code, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS);
  return file.statements
    .flatMap((statement) =>
      ts.isExpressionStatement(statement) && ts.isCallExpression(statement.expression)
        ? statement.expression.arguments
        : [],
    )
    .flatMap((argument) => (ts.isArrayLiteralExpression(argument) ? argument.elements : []))
    .filter((element) => ts.isArrowFunction(element) || ts.isFunctionExpression(element))
    .map((element) => ({ from: element.getStart(file), to: element.end }));
}

function inParentheses(code, places) {
  let result = "";
  let done = 0;
  for (const { from, to } of places) {
    result += `${code.slice(done, from)}(${code.slice(from, to)})`;
    done = to;
  }
  return result + code.slice(done);
}
