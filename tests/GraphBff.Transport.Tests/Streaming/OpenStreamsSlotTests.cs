using GraphBff.Transport.Streaming;
using GraphBff.Transport.Tests.Hosting;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Tests.Streaming;

public class OpenStreamsSlotTests
{
    [Fact]
    public void ForEach_OneThatFails_IsLoggedAndTheOthersHaveTheirTurn()
    {
        using var logs = new LogCollector();
        var slot = new OpenStreams.Slot(logs.CreateLogger("GraphBff.Transport"));
        using var failing = new StreamSession(new DefaultHttpContext(), null!);
        using var other = new StreamSession(new DefaultHttpContext(), null!);
        slot.Add(other);
        slot.Add(failing);
        var reached = new List<StreamSession>();

        slot.ForEach(session =>
        {
            reached.Add(session);
            if (session == failing)
            {
                throw new InvalidOperationException("Broken.");
            }
        });

        Assert.Equal([failing, other], reached);
        Assert.Equal([2203], logs.Entries.Select(entry => entry.Id));
    }
}
