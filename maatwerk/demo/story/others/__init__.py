"""The families without a plan: taken up by regular means, ended otherwise, or still under way on 1 December 2020."""
