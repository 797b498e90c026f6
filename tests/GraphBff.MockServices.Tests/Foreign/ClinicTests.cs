using GraphBff.MockServices.Faults;
using Grpc.Core;

namespace GraphBff.MockServices.Tests.Foreign;

/// <summary>A service that the product does not know, called by its generated client.</summary>
public sealed class ClinicTests : IAsyncLifetime
{
    private static readonly MockSettings Settings = new() { Count = 60, EventInterval = TimeSpan.FromMilliseconds(20) };

    private MockHost _mock = null!;
    private Clinic.ClinicClient _clinic = null!;

    public async Task InitializeAsync()
    {
        _mock = await MockHost.StartAsync([new MockedService("clinic", Clinic.Descriptor)], Settings);
        _clinic = new Clinic.ClinicClient(_mock.Channel);
    }

    public async Task DisposeAsync() => await _mock.DisposeAsync();

    [Fact]
    public async Task Get_ByANumberUnderAnotherName_IsTheEntity()
        => Assert.Equal(7, (await _clinic.GetPatientAsync(new() { PatientId = 7 })).Id);

    [Fact]
    public async Task Get_NeverGivenOut_IsNotFoundWithAReason()
    {
        var failure = await Assert.ThrowsAsync<RpcException>(async () => await _clinic.GetPatientAsync(new() { PatientId = 61 }));

        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
        var info = failure.GetRpcStatus()!.Details[0].Unpack<Google.Rpc.ErrorInfo>();
        Assert.Equal(("PATIENT_NOT_FOUND", "61"), (info.Reason, info.Metadata["patient_id"]));
    }

    [Fact]
    public async Task Get_ByAName_IsTheEntityOfTheList()
    {
        var wards = (await _clinic.ListWardsAsync(new())).Wards;

        Assert.Equal(Settings.Count, wards.Count);
        Assert.All(wards, ward => Assert.NotEmpty(ward.PatientIds));
        Assert.Equal(wards[3], await _clinic.GetWardAsync(new() { Name = wards[3].Name }));
    }

    [Fact]
    public async Task Find_ByAnotherField_IsTheEntity()
    {
        var patient = await _clinic.GetPatientAsync(new() { PatientId = 5 });

        Assert.Equal(patient, await _clinic.FindPatientAsync(new() { Email = patient.Email }));
    }

    [Fact]
    public async Task List_WithALimitAndATokenOfBytes_HasEachOnce()
    {
        var ids = new List<long>();
        var request = new ListPatientsRequest { Limit = 7 };
        do
        {
            var page = await _clinic.ListPatientsAsync(request);
            Assert.Equal(Settings.Count, page.TotalCount);
            Assert.InRange(page.Patients.Count, 1, 7);
            ids.AddRange(page.Patients.Select(patient => patient.Id));
            request.NextPageToken = page.NextPageToken;
        }
        while (!request.NextPageToken.IsEmpty);

        Assert.Equal(Enumerable.Range(1, Settings.Count).Select(id => (long)id), ids.Order());
    }

    [Theory]
    [InlineData(-1, "")]
    [InlineData(0, "x")]
    [InlineData(0, "AAAAAAAAAAAAAAAA")]
    public async Task List_OfABadPage_IsRefused(int limit, string token)
    {
        var request = new ListPatientsRequest { Limit = limit, NextPageToken = Google.Protobuf.ByteString.CopyFromUtf8(token) };

        var failure = await Assert.ThrowsAsync<RpcException>(async () => await _clinic.ListPatientsAsync(request));

        Assert.Equal(StatusCode.InvalidArgument, failure.StatusCode);
    }

    [Fact]
    public async Task List_ByANumberAndAnEnumWithoutAnUnsetValue_IsFiltered()
    {
        var all = (await _clinic.ListVisitsAsync(new())).Visits;
        var some = (await _clinic.ListVisitsAsync(new() { PatientId = all[0].PatientId, Urgency = all[0].Urgency })).Visits;

        Assert.Contains(all[0], some);
        Assert.All(some, visit => Assert.Equal(all[0].PatientId, visit.PatientId));
        Assert.Contains(all, visit => visit.Urgency == Urgency.Low);
    }

    [Fact]
    public async Task Search_ByAPartOfAText_FindsIt()
    {
        var patient = await _clinic.GetPatientAsync(new() { PatientId = 9 });

        var found = (await _clinic.SearchPatientsAsync(new() { Query = patient.Email[1..].ToUpperInvariant() })).Patients;

        Assert.Contains(patient, found);
        Assert.InRange(found.Count, 1, Settings.Count - 1);
    }

    [Fact]
    public async Task Values_OfEachType_AreBelievable()
    {
        var patients = await AllAsync();
        var now = Settings.Now;

        Assert.All(patients, patient =>
        {
            Assert.Matches(@"^[a-z-]+\.[a-z-]+\d+@example\.com$", patient.Email);
            Assert.InRange(patient.BirthDate.ToDateTimeOffset(), now.AddYears(-80), now.AddYears(-17));
            Assert.Matches("^[A-Z]{2}$", patient.Address.CountryCode);
            Assert.Equal(2, patient.Labels.Count);
            Assert.NotEqual(Patient.InsuranceOneofCase.None, patient.InsuranceCase);
            Assert.NotEmpty(patient.Extra.Fields);
            Assert.NotEmpty(patient.Notes);
            Assert.InRange(patient.Age, 18u, 80u);
            Assert.NotEmpty(patient.PhotoHash);
            Assert.NotEmpty(patient.Family.Children);
            Assert.InRange(
                DateTimeOffset.FromUnixTimeMilliseconds(patient.UpdatedAt),
                DateTimeOffset.FromUnixTimeMilliseconds(patient.CreatedAt),
                now);
        });
        Assert.Equal([false, true], patients.Select(patient => patient.HasPhone).Distinct().Order());
        Assert.Equal([false, true], patients.Select(patient => patient.Nickname is not null).Distinct().Order());
        Assert.Equal(2, patients.Select(patient => patient.InsuranceCase).Distinct().Count());
    }

    [Fact]
    public async Task References_ToOneType_HaveNoCircle()
    {
        var visits = (await _clinic.ListVisitsAsync(new())).Visits.ToDictionary(visit => visit.VisitId);

        Assert.All(visits.Values, visit =>
        {
            Assert.NotEqual(VisitState.Unknown, visit.State);
            Assert.InRange(visit.PatientId, 1, Settings.Count);
            Assert.Equal(visit.State == VisitState.Finished, visit.FinishTime is not null);
            for (var steps = 0; visit.ParentVisitId.Length > 0; steps++)
            {
                Assert.True(steps < visits.Count);
                visit = visits[visit.ParentVisitId];
            }
        });
    }

    [Fact]
    public async Task Writes_OfAnEntityInAField_AreReadBack()
    {
        var created = await _clinic.CreatePatientAsync(new() { Patient = new() { FirstName = "Ada", Email = "ada@example.org" } });
        var updated = await _clinic.UpdatePatientAsync(new()
        {
            Patient = new() { Id = created.Id, FirstName = "Grace", LastName = "Hopper" },
            UpdateMask = new() { Paths = { "last_name" } },
        });

        Assert.True(created.Id > Settings.Count);
        Assert.Equal(("Ada", "Hopper", "ada@example.org"), (updated.FirstName, updated.LastName, updated.Email));
        Assert.Equal(updated, await _clinic.GetPatientAsync(new() { PatientId = created.Id }));
        await _clinic.DeletePatientAsync(new() { Id = created.Id });
        Assert.Equal(
            StatusCode.NotFound,
            (await Assert.ThrowsAsync<RpcException>(async () => await _clinic.DeletePatientAsync(new() { Id = created.Id }))).StatusCode);
        Assert.Equal(Settings.Count, (await AllAsync()).Count);
    }

    [Fact]
    public async Task Writes_ThatReturnAKeyOnly_AreFoundByIt()
    {
        var id = (await _clinic.StartVisitAsync(new() { PatientId = 3 })).VisitId;

        var finished = await _clinic.FinishVisitAsync(new() { VisitId = id });

        Assert.Equal((id, 3, VisitState.Finished), (finished.VisitId, finished.PatientId, finished.State));
        Assert.True(finished.FinishTime.ToDateTimeOffset() >= Settings.Now);
    }

    [Fact]
    public async Task Stream_OfChanges_HasThoseOfTheFilter()
    {
        var patient = (await _clinic.ListVisitsAsync(new())).Visits[0].PatientId;
        using var stream = _clinic.StreamVisits(new() { PatientId = patient });
        await stream.ResponseHeadersAsync;

        for (var i = 0; i < 3; i++)
        {
            Assert.True(await stream.ResponseStream.MoveNext(default));
            Assert.Equal(patient, stream.ResponseStream.Current.PatientId);
        }
    }

    [Fact]
    public async Task Stream_ThatExports_Ends()
    {
        using var stream = _clinic.ExportPatients(new());

        Assert.Equal(Settings.Count, await stream.ResponseStream.ReadAllAsync().CountAsync());
    }

    [Fact]
    public async Task Stop_WhileAStreamIsOpen_EndsItWithUnavailable()
    {
        using var stream = _clinic.StreamVisits(new());
        await stream.ResponseHeadersAsync;

        var stop = _mock.StopAsync();

        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (await stream.ResponseStream.MoveNext(default))
            {
            }
        });
        Assert.Equal(StatusCode.Unavailable, failure.StatusCode);
        await stop;
    }

    [Fact]
    public async Task Answer_WithoutAnEntity_IsTheSameForTheSameRequest()
    {
        var first = await _clinic.GetOpeningHoursAsync(new() { City = "Bonn" });

        Assert.Equal("Bonn", first.City);
        Assert.InRange(first.Rating, 1, 5);
        Assert.Equal(first, await _clinic.GetOpeningHoursAsync(new() { City = "Bonn" }));
    }

    [Fact]
    public async Task Call_OfAMethodThatStreamsFromTheClient_IsUnimplemented()
    {
        using var chat = _clinic.Chat();

        var failure = await Assert.ThrowsAsync<RpcException>(() => chat.ResponseStream.MoveNext(default));

        Assert.Equal(StatusCode.Unimplemented, failure.StatusCode);
    }

    [Fact]
    public async Task Seed_OfAnotherHost_DecidesTheData()
    {
        await using var same = await MockHost.StartAsync([new MockedService("clinic", Clinic.Descriptor)], Settings);
        await using var other = await MockHost.StartAsync([new MockedService("clinic", Clinic.Descriptor)], Settings with { Seed = 2 });
        var mine = await AllAsync();

        Assert.Equal(mine, await AllAsync(new(same.Channel)));
        Assert.NotEqual(mine, await AllAsync(new(other.Channel)));
    }

    private async Task<List<Patient>> AllAsync(Clinic.ClinicClient? clinic = null)
        => [.. (await (clinic ?? _clinic).ListPatientsAsync(new() { Limit = 200 })).Patients];
}
