using System.Globalization;
using System.Text;
using GraphBff.Transport.Documents;
using GraphBff.Transport.Reading;

namespace GraphBff.Transport.Tests.Documents;

public class DocumentMemoryTests
{
    [Fact]
    public void Add_MoreThanFit_TheUnusedGoFirst()
    {
        var memory = new DocumentMemory(3, 1_000_000);
        var documents = Enumerable.Range(0, 5).Select(number => Document(number, 10)).ToArray();
        memory.TryAdd(documents[0]);
        memory.TryAdd(documents[1]);
        memory.TryAdd(documents[2]);
        memory.Find(documents[0].Hash);

        memory.TryAdd(documents[3]);
        memory.TryAdd(documents[4]);

        Assert.Equal(3, memory.Count);
        Assert.Equal(30, memory.Size);
        Assert.Equal([true, false, false, true, true], documents.Select(document => memory.Find(document.Hash) is not null));
    }

    [Fact]
    public void Add_MoreBytesThanFit_StaysWithinThem()
    {
        var memory = new DocumentMemory(1000, 64_000);

        for (var number = 0; number < 100; number++)
        {
            Assert.True(memory.TryAdd(Document(number, 1000)));
        }

        Assert.Equal((64, 64_000L), (memory.Count, memory.Size));
    }

    [Fact]
    public void Add_OneThatIsTooLarge_IsNotKept()
    {
        var memory = new DocumentMemory(1000, 64_000);

        Assert.False(memory.TryAdd(Document(1, 1001)));
        Assert.Equal((0, 0L), (memory.Count, memory.Size));
    }

    [Fact]
    public void Add_Twice_CountsOnce()
    {
        var memory = new DocumentMemory(2, 10_000);

        memory.TryAdd(Document(1, 10));
        memory.TryAdd(Document(1, 10));

        Assert.Equal((1, 10L), (memory.Count, memory.Size));
    }

    [Fact]
    public void Add_AllUsed_StillFindsRoom()
    {
        var memory = new DocumentMemory(2, 10_000);
        for (var number = 0; number < 10; number++)
        {
            memory.TryAdd(Document(number, 10));
            memory.Find(Document(number, 10).Hash);
        }

        Assert.Equal(2, memory.Count);
    }

    private static AutomaticDocument Document(int number, int size)
    {
        var text = Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture).PadRight(size));
        return new AutomaticDocument(DocumentHash.Of(text), text);
    }
}
