"""What a manuscript quotes beside the transcripts: where it stands, what differs, and what that comes to."""
