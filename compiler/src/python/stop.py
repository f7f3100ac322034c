# Installed as `sitecustomize` while a refused program is shown to `python3 prog.py` for its exact error text: should the file be
# accepted after all, the process stops before the first statement runs.
import sys, os
def stop(event, args):
    if event == 'exec' and args[0].co_filename == os.environ['HYBRIDC_STOP_AT'] and args[0].co_name == '<module>':
        os._exit(86)
sys.addaudithook(stop)
