#!/usr/bin/env python3
"""Prints the texts that bench/floor.cc draws, one a line, from a language file and campaign.yaml. Usage: texts.py CAMPAIGN LANGUAGE"""
import pathlib
import re
import sys

KEYS = ["headline", "subhead", "story-head", "story", "action-head", "actions", "scan", "scan-note", "@web", "organisation", "@petition"]


def values(path):
    """Key -> list of strings, for the plain YAML that the content files are written in."""
    found, key = {}, None
    for line in path.read_text(encoding="utf-8").splitlines():
        item = re.match(r"\s+- (.*)$", line)
        pair = re.match(r"\s*([\w-]+):\s*(.*)$", line)
        text = (item.group(1) if item else pair.group(2) if pair else "").strip()
        if text[:1] in "'\"" and text[-1:] == text[:1] and len(text) > 1:
            text = text[1:-1].replace("''", "'")
        if item and key:
            found[key].append(text)
        elif pair:
            key = pair.group(1)
            found[key] = [text] if text else []
    return found


def main():
    campaign = pathlib.Path(sys.argv[1])
    facts, texts = values(campaign / "campaign.yaml"), values(campaign / f"{sys.argv[2]}.yaml")
    for key in KEYS:
        for text in (facts[key[1:]] if key.startswith("@") else texts[key]):
            print(text)


if __name__ == "__main__":
    main()
