# Installed as `sitecustomize` while a program is shown to `python3 prog.py` for the exact text of its error or its warnings, or for the
# order of its constants: a file that is accepted stops before the first statement runs. Interns no name that a program may have as
# a string, since that would change the order; so the questions stand in a file of their own.
import sys, os
def hybridc_stop(hybridc_event, hybridc_args):
    if hybridc_event == 'exec':
        hybridc_code = hybridc_args[0]
        if hybridc_code.co_filename == os.environ['HYBRIDC_STOP_AT'] and hybridc_code.co_name == '<module>':
            hybridc_then = os.environ.pop('HYBRIDC_THEN', '')
            if hybridc_then:
                exec(open(hybridc_then).read(), {'hybridc_code': hybridc_code, 'sys': sys})
            os._exit(86)
sys.addaudithook(hybridc_stop)
