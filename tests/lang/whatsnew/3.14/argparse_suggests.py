# argparse suggests a near choice or subcommand when asked to.
import argparse
parser = argparse.ArgumentParser(prog="p", suggest_on_error=True, exit_on_error=False, color=False)
parser.add_argument("--action", choices=["sort", "paste", "cut"])
for words in (["--action", "sotr"], ["--action", "cuts"], ["--action", "zzz"]):
    try:
        parser.parse_args(words)
    except argparse.ArgumentError as e:
        print(e)
print(parser.parse_args(["--action", "cut"]))
print(parser.format_usage().strip())
# expect: argument --action: invalid choice: 'sotr', maybe you meant 'sort'? (choose from 'sort', 'paste', 'cut')
# expect: argument --action: invalid choice: 'cuts', maybe you meant 'cut'? (choose from 'sort', 'paste', 'cut')
# expect: argument --action: invalid choice: 'zzz' (choose from 'sort', 'paste', 'cut')
# expect: Namespace(action='cut')
# expect: usage: p [-h] [--action {sort,paste,cut}]
