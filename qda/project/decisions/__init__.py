"""What people do: code, accept, reject, write memos, agree, and bring their work from elsewhere."""
