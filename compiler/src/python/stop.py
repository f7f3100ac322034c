# Installed as `sitecustomize` while a program is shown to `python3 prog.py` for the exact text of its error or its warnings: a file
# that is accepted stops before the first statement runs.
import sys, os
def stop(event, args):
    if event == 'exec' and args[0].co_filename == os.environ['HYBRIDC_STOP_AT'] and args[0].co_name == '<module>':
        os._exit(86)
sys.addaudithook(stop)
