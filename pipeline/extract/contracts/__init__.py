"""What contract statements rest on: parties, goods, money, and the words of dealing."""
