filedesc://old.arc 0.0.0.0 19991231235959 text/plain 76
1 0 Maker
URL IP-address Archive-date Content-type Archive-length
          

https://news.example.org/1912/titanic-survivors-reach-new-york 192.0.2.1 20000101000000 text/html 1720
HTTP/1.1 200 OK
Content-Type: text/html

<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Carpathia brings the living from the Titanic - The Hudson Evening Mail</title>
<link rel="canonical" href="https://news.example.org/1912/titanic-survivors-reach-new-york"><meta name="author" content="Josephine Quill"><meta property="article:published_time" content="1912-04-19"><meta property="og:site_name" content="The Hudson Evening Mail"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Carpathia brings the living from the Titanic</h1>
<p>The Cunard steamer Carpathia came up the harbour of New York on Thursday night through thunder and rain, put down the empty lifeboats of the Titanic at her owners&#x27; pier and then gave back to the land 705 people, all who were saved from the largest ship in the world.</p>
<p>More than 2,200 had been aboard. The White Star Line no longer hopes that any other vessel has survivors, and puts the dead at about 1,500.</p>
<p>The new liner had left Southampton on April 10 upon her first voyage and called at Cherbourg and Queenstown. On Sunday, a cold and starry night without wind, she was steaming fast to the south of Newfoundland when the lookout saw an iceberg ahead. It was twenty minutes to twelve. The ship swung to the left, and the ice opened her side below the water.</p>
<p>She floated for two hours and forty minutes. By law she needed no more boats than she had; they could have carried hardly more than half of those on board, and several were lowered far from full. At twenty past two on Monday morning the stern rose, stood and slid under.</p>
</article><footer>© The Hudson Evening Mail</footer></body></html>
