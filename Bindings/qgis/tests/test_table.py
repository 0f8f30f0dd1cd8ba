"""The table of algorithms against the help of the command; needs no QGIS."""
import json
import re
import subprocess
import unittest

import support
from mezha_processing import commands, common, kinds


def help_of_all():
    """Options by command, as the program gives them for tools."""
    text = subprocess.run([support.BINARY, "--experimental-dump-help"], capture_output=True, text=True).stdout
    answer = {}
    for command in json.loads(text)["command"]["subcommands"]:
        names = set()
        for argument in command.get("arguments", []):
            names |= {"--" + name["name"] for name in argument.get("names", []) if name["kind"] == "long"}
        answer[command["commandName"]] = names
    answer.pop("help", None)
    return answer


@unittest.skipUnless(support.BINARY, "there is no mezha: build it, or name it in MEZHA_BINARY")
class TableAgainstHelp(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.help = help_of_all()

    def test_every_command_is_there_or_left_out_with_a_reason(self):
        there = {algorithm.command for algorithm in commands.ALGORITHMS}
        self.assertEqual(there | set(commands.COMMANDS_LEFT_OUT), set(self.help))
        self.assertFalse(there & set(commands.COMMANDS_LEFT_OUT))
        self.assertTrue(all(commands.COMMANDS_LEFT_OUT.values()))

    def test_every_option_is_known_to_its_command(self):
        for algorithm in commands.ALGORITHMS:
            given = [parameter.option for parameter in algorithm.parameters + common.TALK if parameter.option]
            given += [word for words in (algorithm.fixed, *(output.arguments for output in algorithm.outputs))
                      for word in words if word.startswith("--")]
            for option in given:
                self.assertIn(option, self.help[algorithm.command], algorithm.name)

    def test_every_option_of_a_command_is_there_or_left_out_with_a_reason(self):
        for command, options in self.help.items():
            if command in commands.COMMANDS_LEFT_OUT:
                continue
            there = {words.split()[-1] for words in commands.OPTIONS_LEFT_OUT if words.split()[0] in (command, words)}
            for algorithm in commands.ALGORITHMS:
                if algorithm.command == command:
                    there |= {p.option for p in algorithm.parameters + common.TALK} | set(algorithm.fixed)
                    there |= {word for output in algorithm.outputs for word in output.arguments}
            # Other names of one option.
            there |= {"--standardize"} if "--standardise" in there else set()
            there |= {"--colour"} if "--color" in there else set()
            there |= {"--at"} if "--at-m" in there else set()
            there |= {"--line"} if command == "scale" else set()
            there |= {"--border-tolerance-m"} if "--tolerance-m" in there else set()
            there |= {"--hold"} if "--reference" in there else set()
            self.assertEqual(options - there, set(), command)

    def test_no_option_is_left_out_that_is_there_or_that_no_command_has(self):
        for words, reason in commands.OPTIONS_LEFT_OUT.items():
            self.assertTrue(reason)
            *only, option = words.split()
            of = [command for command in self.help if command in only or not only]
            self.assertTrue(any(option in self.help[command] for command in of), words)
            using = {a.command for a in commands.ALGORITHMS if option in [p.option for p in a.parameters]}
            self.assertTrue({command for command in of if option in self.help[command]} - using, words)


class TableItself(unittest.TestCase):
    def test_names_are_unique_and_parents_are_layers(self):
        names = [algorithm.name for algorithm in commands.ALGORITHMS]
        self.assertEqual(len(names), len(set(names)))
        for algorithm in commands.ALGORITHMS:
            with self.subTest(algorithm.name):
                own = [p.name for p in algorithm.parameters + common.TALK]
                own += [o.name for o in algorithm.outputs]
                own += [s.name for o in algorithm.outputs for s in getattr(o, "more", ())]
                self.assertEqual(len(own), len(set(own)), own)
                layers = {p.name for p in algorithm.parameters if isinstance(p, kinds.Layer)}
                for parameter in algorithm.parameters:
                    if isinstance(parameter, kinds.Field):
                        self.assertIn(parameter.parent, layers)
                self.assertIn(algorithm.group, commands.GROUPS)

    def test_every_text_is_in_both_languages(self):
        pairs = list(commands.GROUPS.values())
        for algorithm in commands.ALGORITHMS:
            pairs += [algorithm.title, algorithm.about]
            for thing in algorithm.parameters + common.TALK:
                pairs += [thing.label] + ([thing.help] if thing.help[0] or thing.help[1] else [])
                for value in getattr(thing, "values", ()):
                    self.assertEqual(len(value), 3)
                    self.assertTrue(all(value))
            for output in algorithm.outputs:
                pairs += [output.label] + [sheet.label for sheet in getattr(output, "more", ())]
        for english, russian in pairs:
            self.assertTrue(english and russian, (english, russian))
            self.assertFalse(re.search("[а-яё]", english, re.IGNORECASE), english)
            self.assertTrue(re.search("[а-яё]", russian, re.IGNORECASE), russian)

    def test_a_unit_stands_in_the_label_of_each_number_that_has_one(self):
        for algorithm in commands.ALGORITHMS:
            for parameter in algorithm.parameters:
                if isinstance(parameter, kinds.Number) and parameter.option.endswith(("-m", "-km")):
                    unit = (", metres", ", метры") if parameter.option.endswith("-m") else (" km", " км")
                    for text, end in zip(parameter.label, unit):
                        self.assertTrue(text.endswith(end), text)


if __name__ == "__main__":
    unittest.main()
