using GraphBff.Testing;
using GraphBff.Transport.ResponseStreams;
using Microsoft.AspNetCore.Http;

namespace GraphBff.Transport.Tests.ResponseStreams;

public class OpenStreamsSlotTests
{
    [Fact]
    public void ForEach_OneThatFails_IsLoggedAndTheOthersHaveTheirTurn()
    {
        using var logs = new RecordedLogs();
        var slot = new OpenResponseStreams.Slot(logs.CreateLogger("GraphBff.Transport"));
        using var failing = new ResponseStream(new DefaultHttpContext(), null!);
        using var other = new ResponseStream(new DefaultHttpContext(), null!);
        slot.Add(other);
        slot.Add(failing);
        var reached = new List<ResponseStream>();

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
