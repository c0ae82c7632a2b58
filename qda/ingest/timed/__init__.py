"""Takes what subtitles, recognisers and tables say of speech and its times. Gives transcripts.

times        seconds, read from and written to clock times
utterance    what somebody says from when to when
cues         the cues of .vtt, .srt and .sbv files, with their lines
broken_times lines that stand where times stand, and are none
cue_text     the words of a cue without its tags, and the voices that it names
entry_faults entries of recognised speech without text, or with times that cannot be
clocked_lines  lines of text that tell when they begin
rolled_up    lines that rolling captions show twice
cue_voices   who speaks where the format does not tell: names, chevrons and dashes that begin a line
subtitles    cues to a transcript
whisper      recognised speech of Whisper and its kin; services, azure and speechmatics: of those who sell it
turns        utterances to turns and paragraphs, and those to the text of a transcript
"""
