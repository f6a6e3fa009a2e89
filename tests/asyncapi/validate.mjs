// Prints the channels of an AsyncAPI document, sorted, or what is wrong with it.
import { Parser, fromFile } from "@asyncapi/parser";

const ERROR = 0;
const { document, diagnostics } = await fromFile(new Parser(), process.argv[2]).parse();
const errors = diagnostics.filter((each) => each.severity === ERROR);
if (errors.length > 0) {
  errors.forEach((each) => console.error(`${each.path.join(".")}: ${each.message}`));
  process.exit(1);
}
document.channels().all().map((each) => each.id()).sort().forEach((id) => console.log(id));
