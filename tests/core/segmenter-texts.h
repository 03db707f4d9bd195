/* segmenter-texts.h: own texts on an invented harbour, for test-segmenter.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What there is of structure in texts, and what looks like it and is none.
 */

#pragma once

static const char novel[] =
  "THE LIGHTHOUSE ROAD\n"
  "\n"
  "CHAPTER I\n"
  "\n"
  "The rain had not stopped since the morning, and the road to the lighthouse\n"
  "had become a stream in which the wheels of the cart turned slowly. Martha\n"
  "held the reins in one hand and her hat in the other.\n"
  "\n"
  "“Who is there?” she called.\n"
  "\n"
  "Nobody answered. The gate stood open, as it always did in winter, and the\n"
  "lamp over the door was dark.\n"
  "\n"
  "“Listen,” said the boy. “There is somebody on the stairs.”\n"
  "\n"
  "Share\n"
  "\n"
  "What was it? A step, then another. She counted: 1) the hall, 2) the\n"
  "landing, 3) the door.\n"
  "\n"
  "* * *\n"
  "\n"
  "In the morning two thirds of the village stood on the beach. They had seen\n"
  "2/3 of the mast go under, and nothing else.\n"
  "\n"
  "“It was the storm of the century, and I have seen a few of them, and I tell you that\n"
  "no ship could have come through it,” said the keeper.\n"
  "\n"
  "Twitter\n"
  "\n"
  "CHAPTER II\n"
  "\n"
  "A letter\n"
  "\n"
  "12 March 1850\n"
  "\n"
  "My dear Anna,\n"
  "\n"
  "you ask me what became of the ship. I do not know it, and nobody will ever know.\n"
  "There are things that the sea keeps.\n"
  "\n"
  "Yours truly\n"
  "Martha\n";

static const char fractions[] =
  "Two thirds are not enough\n"
  "\n"
  "2/3 of the voters in the northern districts said that they had not been asked before the harbour was sold, and many of them did not know who had bought it.\n"
  "\n"
  "2/3 of the votes are needed for a change of the constitution. The government has 1/2 of the seats and counts on the smaller parties, which have not said what they want.\n"
  "\n"
  "The plan has three parts: 1) the harbour is leased, 2) the railway is built, 3) the debt is paid back in 30 years. 1/3 of the cost is borne by the city.\n"
  "\n"
  "24/7 service will be offered from 1/5/2024 on, said the company, whose share price went up by 9/10 of a point on Friday.\n";

static const char recipe[] =
  "Grandmother's cake\n"
  "\n"
  "1/4 cup of sugar\n"
  "1/2 cup of flour\n"
  "3/4 cup of milk\n"
  "2 eggs\n"
  "\n"
  "Mix everything in a bowl and bake it for an hour at a moderate heat until the top is brown and a needle comes out clean.\n";

static const char labelled[] =
  "\"We will not sell the harbour\"\n"
  "By Anna Berg\n"
  "3 May 2024\n"
  "\n"
  "The mayor of Sundhavn speaks about the port, the loan and the elections that follow in autumn this year.\n"
  "\n"
  "Sundhavn Post: Madam Mayor, why did the talks end so suddenly?\n"
  "\n"
  "Lind: Because there was nothing to talk about. They wanted the harbour for 99 years.\n"
  "\n"
  "We offered them thirty. It was a fair offer, and they knew it: nobody in this region gives more.\n"
  "\n"
  "Sundhavn Post: Who ended them?\n"
  "\n"
  "Lind: I did. Let me be clear: nobody else.\n"
  "\n"
  "The loan\n"
  "\n"
  "Sundhavn Post: And the loan?\n"
  "\n"
  "Lind: It will be paid back.\n";

static const char with_letters[] =
  "Q: What happened in the harbour that night?\n"
  "A: Nobody knows.\n"
  "We only know that the ship was gone in the morning.\n"
  "Q: Who was on board?\n"
  "A: Four people.\n";

static const char bare[] =
  "An hour with the harbour master\n"
  "\n"
  "Why did you close the northern gate?\n"
  "\n"
  "Because it was no longer safe. The engineers told us in January that the hinges would not hold another winter, and we could not wait for the money from the capital.\n"
  "\n"
  "There was also the matter of insurance. Nobody wanted to pay for it any more, and the company had written three times.\n"
  "\n"
  "Who decided it in the end?\n"
  "\n"
  "I did, with the council behind me. It took an evening, and nobody slept well afterwards. But nobody has said since that it was wrong.\n"
  "\n"
  "What comes next?\n"
  "\n"
  "A new gate, I hope. The plans are drawn, and the money is promised for spring. We shall see whether the promise is worth the paper.\n";

static const char thread[] =
  "A short thread on the harbour deal, for all who asked. What was signed, by whom, and what it means 🧵\n"
  "\n"
  "1/5 On Monday the city council voted 11 to 9 for the lease.\n"
  "Nobody had seen the contract before.\n"
  "\n"
  "2/5 The mayor says that 2/3 of the money comes at once.\n"
  "3/5 The company denies it.\n"
  "\n"
  "4/5 So who is right? Both, in a way.\n"
  "5/5 More on this tomorrow. example.org/harbour\n";

static const char numbers_at_ends[] =
  "The harbour was never sold. Here is what happened. (1/3)\n"
  "\n"
  "There was a lease, and a loan, and two men who did not talk to each other. (2/3)\n"
  "\n"
  "In the end the lease was signed by a third man. (3/3)\n";

static const char russian[] =
  "Глава порта: «Мы не продаём гавань»\n"
  "\n"
  "12 апреля 2023 года\n"
  "\n"
  "Переговоры о гавани закончились в понедельник. Мэр города рассказала нашей газете, почему соглашение не подписано и что будет дальше с портом и железной дорогой.\n"
  "\n"
  "«Мы предложили тридцать лет, они хотели девяносто девять. Это было честное предложение, и они это знали: в нашем крае больше никто не даёт.\n"
  "\n"
  "Потом пришло письмо из столицы. В нём было написано, что денег не будет, и что гавань надо закрыть до весны. Мы не согласились и написали об этом всем, кому могли».\n"
  "\n"
  "Компания отказалась от комментариев и сослалась на своё заявление, которое было опубликовано в пятницу вечером.\n"
  "\n"
  "«Железная дорога будет построена, это решено. Деньги обещаны на весну, и мы увидим, чего стоит обещание. Но строить будем сами, без чужих подрядчиков и без чужих кредитов».\n"
  "\n"
  "Читайте также:\n"
  "Порт закрывают до весны\n"
  "Мэр уходит в отставку\n";

static const char chinese[] =
  "港口不会出售\n"
  "\n"
  "2024年5月3日\n"
  "\n"
  "市长周一对本报表示，港口谈判已经结束，双方没有签署任何协议。她说，公司希望租用港口九十九年，而市政府只愿意提供三十年的租约，这是一个公平的条件。\n"
  "\n"
  "背景\n"
  "\n"
  "去年冬天，北门因为安全原因关闭。工程师在一月份警告说，铰链无法再支撑一个冬天，而首都的资金迟迟没有到位，市议会因此投票决定关闭大门。\n"
  "\n"
  "责任编辑：李明\n";

static const char speech[] =
  "Address to the council of Sundhavn\n"
  "\n"
  "3 May 2024\n"
  "\n"
  "Ladies and gentlemen,\n"
  "\n"
  "we have come a long way since the winter, when the northern gate was closed and nobody knew whether it would ever be opened again.\n"
  "\n"
  "Thank you for your support.\n"
  "\n"
  "I promise you that it will be opened in spring. (Applause.)\n";

static const char article[] =
  "Skip to content\n"
  "Sundhavn Post\n"
  "Harbour talks end without a deal\n"
  "The company wanted 99 years, the city offered thirty.\n"
  "By Anna Berg and Ivan Orlov\n"
  "Published 3 May 2024, 10:35 GMT\n"
  "4 min read\n"
  "Share\n"
  "Facebook\n"
  "Twitter\n"
  "\n"
  "SUNDHAVN (Reuters) - The talks about the harbour of Sundhavn ended on Monday without a deal, the mayor said. “We offered thirty years,” she told reporters.\n"
  "\n"
  "The company did not comment. It pointed to a statement of Friday, in which it spoke of a lease of ninety-nine years and of a loan to be paid back before that.\n"
  "\n"
  "Advertisement\n"
  "\n"
  "Comments\n"
  "\n"
  "Nobody in the council wanted to comment on the vote, which was close and is said to have split both of the larger parties for the first time in years.\n"
  "\n"
  "Related articles\n"
  "The northern gate is closed\n"
  "Mayor to step down in autumn\n"
  "We use cookies to improve your experience. By continuing you accept our Cookie Policy.\n";

static const char play[] =
  "THE GATE\n"
  "\n"
  "ANNA: The gate is closed.\n"
  "\n"
  "BEN: It was never open, and you know it as well as I do.\n"
  "\n"
  "ANNA: Then who came in?\n"
  "\n"
  "BEN: The wind came in, and the rain, and the sea itself came in.\n"
  "\n"
  "ANNA: I heard a step.\n"
  "\n"
  "BEN: You heard the sea.\n";
