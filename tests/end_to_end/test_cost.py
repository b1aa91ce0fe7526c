"""What layout costs: the leaflet, six panels on two sides, is the most that it has to do."""
import pathlib
import sys
import tempfile
import unittest

from support import *

sys.path.insert(0, str(PROJECT / "bench"))
import bench


class Cost(unittest.TestCase):
    def test_layout_takes_at_most_a_twentieth_of_the_leaflets_render(self):
        """Shaping is a stage of its own: whoever lays out, each word is shaped once."""
        bench.BUILD = BUILD
        with tempfile.TemporaryDirectory() as folder:
            costs = bench.stages("leaflet-a4-roll", "ko", pathlib.Path(folder))
        self.assertGreater(costs[bench.LAYOUT], 0)
        self.assertLessEqual(costs[bench.LAYOUT], 0.05 * costs[bench.WHOLE], costs)


if __name__ == "__main__":
    unittest.main()
